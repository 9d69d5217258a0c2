using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Refusals of an envelope whose signature does not follow the profile or does not hold.</summary>
public static class SignatureCodes
{
    public static readonly CodedText Missing = new(
        "SIG-MISSING",
        "L'enveloppe n'est pas signée. Signez-la avec le certificat de l'institution expéditrice, puis renvoyez-la.",
        "الظرف غير موقّع. وقّعوه بشهادة المؤسسة المرسلة ثم أعيدوا إرساله.",
        "The envelope is not signed. Sign it with the certificate of the sending institution, then send it again.");

    public static readonly CodedText Count = new(
        "SIG-COUNT",
        "L'enveloppe contient des éléments de signature ailleurs qu'à leur seule place permise. Elle doit porter une seule signature : refusez-la et demandez une nouvelle enveloppe.",
        "يتضمن الظرف عناصر توقيع في غير مكانها الوحيد المسموح به. يجب أن يحمل توقيعا واحدا: ارفضوه واطلبوا ظرفا جديدا.",
        "The envelope holds signature elements outside the one place where they may stand. It must have exactly one signature: refuse it and ask for a new envelope.");

    public static readonly CodedText Place = new(
        "SIG-PLACE",
        "La signature n'est pas le dernier élément de FormExchange. Placez-la après la liste des pièces jointes, puis signez de nouveau.",
        "التوقيع ليس العنصر الأخير في FormExchange. ضعوه بعد قائمة المرفقات ثم وقّعوا من جديد.",
        "The signature is not the last element of FormExchange. Put it after the list of attachments, then sign again.");

    public static readonly CodedText Grammar = new(
        "SIG-GRAMMAR",
        "La signature contient un élément, un attribut ou un texte que le profil ne permet pas, ou il en manque un. Signez de nouveau selon le profil (XAdES-B-B).",
        "يتضمن التوقيع عنصرا أو سمة أو نصا لا يسمح به دليل التبادل، أو ينقصه أحدها. أعيدوا التوقيع وفق الدليل (XAdES-B-B).",
        "The signature holds an element, an attribute or a text that the profile does not allow, or lacks one. Sign again as the profile says (XAdES-B-B).");

    public static readonly CodedText Canonicalization = new(
        "SIG-C14N",
        "La signature n'utilise pas la forme canonique exclusive (exc-c14n sans paramètre). Réglez l'outil de signature, puis signez de nouveau.",
        "لا يستعمل التوقيع الصيغة القانونية الحصرية (exc-c14n دون معاملات). اضبطوا أداة التوقيع ثم وقّعوا من جديد.",
        "The signature does not use exclusive canonicalization (exc-c14n without parameters). Set the signing tool so, then sign again.");

    public static readonly CodedText Algorithm = new(
        "SIG-ALGORITHM",
        "L'algorithme de signature ou d'empreinte n'est pas permis. Utilisez ECDSA P-256 ou RSA avec SHA-256.",
        "خوارزمية التوقيع أو البصمة غير مسموح بها. استعملوا ECDSA P-256 أو RSA مع SHA-256.",
        "The signature or digest algorithm is not allowed. Use ECDSA P-256 or RSA with SHA-256.");

    public static readonly CodedText Reference = new(
        "SIG-REFERENCE",
        "Les références de la signature ne sont pas celles du profil : une sur l'enveloppe entière (URI vide), une sur les propriétés signées. Signez de nouveau l'enveloppe entière.",
        "مراجع التوقيع ليست تلك المنصوص عليها: واحد على الظرف كله (URI فارغ) وآخر على الخصائص الموقعة. أعيدوا توقيع الظرف كاملا.",
        "The signature's references are not those of the profile: one to the whole envelope (empty URI), one to the signed properties. Sign the whole envelope again.");

    public static readonly CodedText Transform = new(
        "SIG-TRANSFORM",
        "La signature applique une transformation qui n'est pas permise. Seules enveloped-signature et exc-c14n le sont ; signez de nouveau.",
        "يطبق التوقيع تحويلا غير مسموح به. لا يُقبل إلا enveloped-signature وexc-c14n؛ أعيدوا التوقيع.",
        "The signature applies a transform that is not allowed. Only enveloped-signature and exc-c14n are; sign again.");

    public static readonly CodedText Base64 = new(
        "SIG-BASE64",
        "Une valeur de la signature n'est pas un Base64 exact (espaces, retours à la ligne ou bits superflus). Réglez l'outil pour écrire le Base64 sur une seule ligne, puis signez de nouveau.",
        "إحدى قيم التوقيع ليست Base64 مضبوطا (فراغات أو رجوع إلى السطر أو بتات زائدة). اضبطوا الأداة لكتابة Base64 في سطر واحد ثم وقّعوا من جديد.",
        "A value of the signature is not exact Base64 (spaces, line breaks or stray bits). Set the tool to write Base64 on one line, then sign again.");

    public static readonly CodedText Properties = new(
        "SIG-PROPERTIES",
        "Les propriétés signées (XAdES) ne désignent pas cette signature, ce document ou cette heure. Signez de nouveau selon le profil.",
        "الخصائص الموقعة (XAdES) لا تشير إلى هذا التوقيع أو هذا المستند أو هذا الوقت. أعيدوا التوقيع وفق الدليل.",
        "The signed properties (XAdES) do not name this signature, this document or a readable time. Sign again as the profile says.");

    public static readonly CodedText CertificateDigest = new(
        "SIG-CERTIFICATE",
        "L'empreinte du certificat dans les propriétés signées n'est pas celle du certificat joint. Refusez l'enveloppe et demandez-en une nouvelle.",
        "بصمة الشهادة في الخصائص الموقعة لا تطابق الشهادة المرفقة. ارفضوا الظرف واطلبوا ظرفا جديدا.",
        "The certificate digest in the signed properties is not that of the certificate in the signature. Refuse the envelope and ask for a new one.");

    public static readonly CodedText Digest = new(
        "SIG-DIGEST",
        "Le contenu a changé après la signature. Ne l'utilisez pas : demandez une nouvelle enveloppe, et vérifiez qu'aucun outil ne réécrit le fichier (fins de ligne, mise en page).",
        "تغيّر المحتوى بعد التوقيع. لا تستعملوه: اطلبوا ظرفا جديدا وتحققوا من أن أي أداة لا تعيد كتابة الملف (نهايات الأسطر أو التنسيق).",
        "The content was changed after it was signed. Do not use it: ask for a new envelope, and check that no tool rewrites the file (line ends, pretty-printing).");

    public static readonly CodedText Value = new(
        "SIG-VALUE",
        "La signature n'a pas été faite avec la clé du certificat de l'expéditeur. Ne traitez pas l'enveloppe et prévenez l'institution expéditrice.",
        "لم يتم التوقيع بمفتاح شهادة المرسل. لا تعالجوا الظرف وأبلغوا المؤسسة المرسلة.",
        "The signature was not made with the key of the sender's certificate. Do not process the envelope, and warn the sending institution.");

    public static readonly CodedText KeyAlgorithm = new(
        "SIG-KEY",
        "L'algorithme de la signature ne correspond pas à la clé du certificat. Signez de nouveau avec l'algorithme de cette clé.",
        "خوارزمية التوقيع لا تناسب مفتاح الشهادة. أعيدوا التوقيع بالخوارزمية الخاصة بهذا المفتاح.",
        "The signature's algorithm does not fit the certificate's key. Sign again with the algorithm of that key.");

    public static readonly CodedText Future = new(
        "SIG-TIME-FUTURE",
        "L'heure de signature est postérieure de plus de {0} minutes à l'arrivée. Réglez l'horloge de l'expéditeur, puis signez une nouvelle enveloppe.",
        "وقت التوقيع لاحق لوقت الوصول بأكثر من {0} دقائق. اضبطوا ساعة المرسل ثم وقّعوا ظرفا جديدا.",
        "The signing time is more than {0} minutes after the arrival. Set the sender's clock, then sign a new envelope.");

    public static readonly CodedText Old = new(
        "SIG-TIME-OLD",
        "L'enveloppe a été signée plus de {0} jours avant son arrivée. Demandez à l'expéditeur de la réémettre sous un nouvel identifiant.",
        "وُقّع الظرف قبل وصوله بأكثر من {0} يوما. اطلبوا من المرسل إعادة إصداره بمعرّف جديد.",
        "The envelope was signed more than {0} days before it arrived. Ask the sender to re-issue it under a new identifier.");
}
