using FormExchange.Forms;

namespace FormExchange.Exchanges.Submit;

/// <summary>Why a submission is refused to the sender's face.</summary>
public static class SubmitCodes
{
    public static readonly CodedText Invalid = new(
        "SUBMIT-INVALID",
        "Le document comporte {0} erreur(s). Corrigez-les et soumettez-le à nouveau.",
        "تتضمن الوثيقة {0} من الأخطاء. صححوها ثم أعيدوا تقديمها.",
        "The document has {0} error(s). Correct them and submit it again.");

    public static readonly CodedText Unconfirmed = new(
        "SUBMIT-UNCONFIRMED",
        "Le document comporte des avertissements à confirmer : {0}. Vérifiez chacun, puis confirmez-le par son code.",
        "تتضمن الوثيقة تنبيهات يجب تأكيدها: {0}. تحققوا من كل واحد منها ثم أكدوه برمزه.",
        "The document has warnings to confirm: {0}. Check each, then confirm it by its code.");

    public static readonly CodedText SenderNotHere = new(
        "SUBMIT-SENDER-NOT-HERE",
        "Ce service n'envoie pas au nom de l'institution {0}. Soumettez le document au service de cette institution.",
        "لا ترسل هذه الخدمة باسم المؤسسة {0}. قدموا الوثيقة لدى خدمة تلك المؤسسة.",
        "This host does not send in the name of the institution {0}. Submit the document to that institution's host.");

    public static readonly CodedText NoCertificate = new(
        "SUBMIT-NO-CERTIFICATE",
        "Aucun certificat de chiffrement de l'institution {0} n'est utilisable ici pour l'instant : le document ne peut pas être scellé pour elle. Demandez à l'administrateur d'en vérifier la cause (« formx trust check ») ou d'en enregistrer un, puis soumettez à nouveau.",
        "لا توجد هنا حاليا أي شهادة تشفير صالحة للاستعمال للمؤسسة {0}: لا يمكن ختم الوثيقة لها. اطلبوا من المسؤول عن النظام التحقق من السبب («formx trust check») أو تسجيل شهادة، ثم أعيدوا التقديم.",
        "No encryption certificate of the institution {0} can be used here at the moment: the document cannot be sealed for it. Ask the administrator to find the cause ('formx trust check') or to enter one, then submit again.");

    public static readonly CodedText AlreadySubmitted = new(
        "SUBMIT-TWICE",
        "Ce document a déjà été soumis au même destinataire : échange {0}. Suivez cet échange ; pour un nouvel envoi, établissez un nouveau document.",
        "سبق تقديم هذه الوثيقة إلى المرسل إليه نفسه: التبادل {0}. تتبعوا هذا التبادل؛ ولإرسال جديد حرروا وثيقة جديدة.",
        "This document was already submitted to the same receiver: exchange {0}. Follow that exchange; to send again, make a new document.");

    public static readonly CodedText AttachmentMissing = new(
        "ATTACHMENT-MISSING",
        "Le fichier de la pièce {0}, citée dans le document, n'a pas été fourni. Joignez-le.",
        "لم يُقدم ملف الوثيقة المرفقة {0} المذكورة في الوثيقة. أرفقوه.",
        "The file of the supporting document {0}, which the document names, was not given. Attach it.");

    public static readonly CodedText AttachmentUnlisted = new(
        "ATTACHMENT-UNLISTED",
        "Le fichier {0} a été fourni, mais le document ne le cite pas. Retirez-le, ou ajoutez la pièce au document.",
        "قُدم الملف {0} لكن الوثيقة لا تذكره. احذفوه أو أضيفوا الوثيقة المرفقة إلى الوثيقة.",
        "The file {0} was given, but the document does not name it. Remove it, or add the supporting document to the document.");

    public static readonly CodedText AttachmentTwice = new(
        "ATTACHMENT-TWICE",
        "Le fichier de la pièce {0} a été fourni deux fois. Ne joignez chaque fichier qu'une fois.",
        "قُدم ملف الوثيقة المرفقة {0} مرتين. أرفقوا كل ملف مرة واحدة فقط.",
        "The file of the supporting document {0} was given twice. Attach each file once only.");

    public static readonly CodedText AttachmentDigest = new(
        "ATTACHMENT-DIGEST",
        "Le fichier de la pièce {0} n'est pas celui que le document décrit (empreinte SHA-256 ou taille différente). Joignez le bon fichier ou refaites la pièce.",
        "ملف الوثيقة المرفقة {0} ليس هو الموصوف في الوثيقة (اختلاف بصمة SHA-256 أو الحجم). أرفقوا الملف الصحيح أو أعيدوا إعداد الوثيقة المرفقة.",
        "The file of the supporting document {0} is not the one that the document describes (SHA-256 or size differs). Attach the right file, or make the supporting document anew.");

    public static readonly CodedText AttachmentTooLarge = new(
        "ATTACHMENT-TOO-LARGE",
        "Le fichier {0} dépasse la taille permise de {1} Mo. Réduisez-le ou partagez-le en plusieurs pièces.",
        "يتجاوز الملف {0} الحجم المسموح به وهو {1} ميغابايت. قلصوه أو قسموه إلى عدة وثائق.",
        "The file {0} is larger than the {1} MB allowed. Reduce it, or split it into several supporting documents.");
}
