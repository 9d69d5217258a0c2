using FormExchange.Forms;

namespace FormExchange.Exchanges.Routing;

/// <summary>Why a document cannot go where it says.</summary>
public static class RoutingCodes
{
    public static readonly CodedText UnknownSender = new(
        "ROUTE-UNKNOWN-SENDER",
        "L'institution expéditrice {0} n'est pas dans l'annuaire. Vérifiez l'identifiant indiqué dans le document.",
        "المؤسسة المرسلة {0} غير مدرجة في الدليل. تحققوا من المعرف المبين في الوثيقة.",
        "The sending institution {0} is not in the directory. Check the identifier that the document states.");

    public static readonly CodedText UnknownReceiver = new(
        "ROUTE-UNKNOWN-RECEIVER",
        "L'institution destinataire {0} n'est pas dans l'annuaire. Vérifiez l'identifiant, ou demandez à l'administrateur de l'ajouter.",
        "المؤسسة المرسل إليها {0} غير مدرجة في الدليل. تحققوا من المعرف أو اطلبوا من المسؤول إضافتها.",
        "The receiving institution {0} is not in the directory. Check the identifier, or ask the administrator to add it.");

    public static readonly CodedText NotInForce = new(
        "ROUTE-NOT-IN-FORCE",
        "L'institution {0} n'est pas en activité dans l'annuaire à la date du {1}. Choisissez celle qui lui succède.",
        "المؤسسة {0} غير نشطة في الدليل بتاريخ {1}. اختاروا المؤسسة التي حلت محلها.",
        "The institution {0} is not in force in the directory on {1}. Choose the one that took its place.");

    public static readonly CodedText SenderRole = new(
        "ROUTE-SENDER-ROLE",
        "L'institution {0} ne peut pas envoyer le formulaire {1} : règle {2}. Le formulaire part de l'institution désignée par cette règle.",
        "لا يمكن للمؤسسة {0} إرسال الاستمارة {1}: القاعدة {2}. تُرسل الاستمارة من المؤسسة التي تحددها هذه القاعدة.",
        "The institution {0} may not send the form {1}: rule {2}. The form leaves from the institution that this rule names.");

    public static readonly CodedText ReceiverRole = new(
        "ROUTE-RECEIVER-ROLE",
        "L'institution {0} ne peut pas recevoir le formulaire {1} : règle {2}. Adressez-le à l'une de ces institutions : {3}.",
        "لا يمكن للمؤسسة {0} استلام الاستمارة {1}: القاعدة {2}. وجهوها إلى إحدى هذه المؤسسات: {3}.",
        "The institution {0} may not receive the form {1}: rule {2}. Address it to one of these institutions: {3}.");

    public static readonly CodedText Barred = new(
        "ROUTE-BARRED",
        "Le formulaire {1} ne doit pas être adressé à l'institution {0} : règle {2}. Adressez-le à l'institution que la route du formulaire désigne (« formx route explain {1} »).",
        "لا يجوز توجيه الاستمارة {1} إلى المؤسسة {0}: القاعدة {2}. وجهوها إلى المؤسسة التي يحددها مسار الاستمارة («formx route explain {1}»).",
        "The form {1} must not be addressed to the institution {0}: rule {2}. Address it to the institution that the form's route names (`formx route explain {1}`).");

    public static readonly CodedText NoRoute = new(
        "ROUTE-NONE",
        "Le formulaire {0} n'a pas de route : il ne peut être envoyé qu'en réponse à un autre. Indiquez l'échange auquel il répond.",
        "ليس للاستمارة {0} مسار: لا يمكن إرسالها إلا جوابا على استمارة أخرى. حددوا التبادل الذي تجيب عنه.",
        "The form {0} has no route: it can only be sent in answer to another. State the exchange that it answers.");

    public static readonly CodedText AnsweredUnknown = new(
        "ROUTE-ANSWER-UNKNOWN",
        "L'échange {0}, auquel ce document répond, n'est pas connu de l'institution {1}. Vérifiez l'identifiant.",
        "التبادل {0} الذي تجيب عنه هذه الوثيقة غير معروف لدى المؤسسة {1}. تحققوا من المعرف.",
        "The exchange {0} that this document answers is not known to the institution {1}. Check the identifier.");

    public static readonly CodedText NotAnAnswer = new(
        "ROUTE-NOT-AN-ANSWER",
        "Le formulaire {0} ne répond pas au formulaire {1} : aucune procédure ne le prévoit. Envoyez-le sans indiquer d'échange, ou choisissez l'échange auquel il répond.",
        "الاستمارة {0} ليست جوابا على الاستمارة {1}: لا تنص على ذلك أي مسطرة. أرسلوها دون تحديد تبادل أو اختاروا التبادل الذي تجيب عنه.",
        "The form {0} does not answer the form {1}: no procedure provides for it. Send it without naming an exchange, or choose the exchange that it answers.");

    public static readonly CodedText AnswerParties = new(
        "ROUTE-ANSWER-PARTIES",
        "Une réponse va de l'institution qui a reçu et accepté le document à celle qui l'a envoyé : ici de {0} à {1}. Corrigez les institutions du document.",
        "يُوجه الجواب من المؤسسة التي استلمت الوثيقة وقبلتها إلى المؤسسة التي أرسلتها: هنا من {0} إلى {1}. صححوا المؤسستين في الوثيقة.",
        "An answer goes from the institution that received and accepted the document to the one that sent it: here from {0} to {1}. Correct the institutions in the document.");
}
