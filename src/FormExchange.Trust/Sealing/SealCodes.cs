using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// Refusals of what is sealed. One code stands for every way in which a sealed envelope does not open, so that the answer tells a forger nothing;
/// what is no acceptable XML has the codes of the reader (<c>XML-…</c>).
/// </summary>
public static class SealCodes
{
    public static readonly CodedText CannotOpen = new(
        "SEAL-CANNOT-OPEN",
        "L'enveloppe scellée ne peut pas être ouverte. Ne la modifiez pas : demandez à l'expéditeur de sceller à nouveau la même enveloppe signée, selon le profil et pour votre certificat de chiffrement en vigueur, puis de la renvoyer.",
        "تعذر فتح الظرف المختوم. لا تغيّروه: اطلبوا من المرسل أن يختم الظرف الموقّع نفسه من جديد، وفق دليل التبادل وبشهادة التشفير السارية لمؤسستكم، ثم أن يعيد إرساله.",
        "The sealed envelope cannot be opened. Do not change it: ask the sender to seal the same signed envelope again, as the profile says and for your encryption certificate in force, and to send it again.");

    // Whether a receiver holds the key of a certificate is no secret: it publishes its certificates, and the key id is public. Saying so needs no private
    // key and no decryption, so it is no oracle, and it is the one failure that the sender can mend alone, by sealing for the certificate in force.
    public static readonly CodedText Key = new(
        "SEAL-KEY",
        "L'enveloppe est scellée pour un certificat de chiffrement dont cette institution n'a pas, ou n'a plus, la clé. Transmettez à l'expéditeur votre certificat en vigueur et demandez-lui de sceller à nouveau la même enveloppe signée.",
        "خُتم الظرف بشهادة تشفير لا تملك هذه المؤسسة مفتاحها أو لم تعد تملكه. أرسلوا إلى المرسل شهادتكم السارية واطلبوا منه أن يختم الظرف الموقّع نفسه من جديد.",
        "The envelope is sealed for an encryption certificate whose key this institution does not have, or no longer has. Give the sender your certificate in force and ask it to seal the same signed envelope again.");

    public static readonly CodedText Attachment = new(
        "SEAL-ATTACHMENT",
        "La pièce jointe scellée est incomplète, modifiée ou différente de celle de la liste signée. Ne l'utilisez pas : demandez à l'expéditeur de renvoyer la même pièce.",
        "المرفق المختوم ناقص أو معدّل أو مختلف عن المرفق الوارد في القائمة الموقّعة. لا تستعملوه: اطلبوا من المرسل إعادة إرسال المرفق نفسه.",
        "The sealed attachment is incomplete, changed or not the one of the signed list. Do not use it: ask the sender to send the same attachment again.");

    public static readonly CodedText AttachmentChanged = new(
        "SEAL-ATTACHMENT-CHANGED",
        "Le fichier de la pièce jointe n'est plus celui qui a été signé : sa taille ou son empreinte diffère. Rétablissez le fichier d'origine, ou réémettez le document avec la nouvelle pièce.",
        "لم يعد ملف المرفق هو الملف الذي تم توقيعه: حجمه أو بصمته مختلفة. استرجعوا الملف الأصلي أو أعيدوا إصدار الوثيقة بالمرفق الجديد.",
        "The attachment's file is no longer the one that was signed: its size or digest differs. Restore the original file, or re-issue the document with the new one.");
}
