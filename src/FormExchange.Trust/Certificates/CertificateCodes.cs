using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Refusals of a certificate: it may be genuine, but it does not speak for the sender here and now.</summary>
public static class CertificateCodes
{
    public static readonly CodedText UnknownSender = new(
        "CERT-UNKNOWN",
        "L'annuaire ne contient aucun certificat de l'institution expéditrice. Faites-le inscrire par l'administrateur, puis vérifiez de nouveau.",
        "لا يتضمن الدليل أي شهادة للمؤسسة المرسلة. اطلبوا من المسؤول تسجيلها ثم أعيدوا التحقق.",
        "The directory holds no certificate of the sending institution. Have the administrator enter it, then verify again.");

    public static readonly CodedText OtherInstitution = new(
        "CERT-SENDER",
        "Le certificat de la signature appartient à une autre institution que l'expéditeur indiqué. Ne traitez pas l'enveloppe et prévenez les deux institutions.",
        "شهادة التوقيع تعود إلى مؤسسة غير المرسل المذكور. لا تعالجوا الظرف وأبلغوا المؤسستين.",
        "The signature's certificate belongs to another institution than the sender named. Do not process the envelope, and warn both institutions.");

    public static readonly CodedText NotRegistered = new(
        "CERT-NOT-REGISTERED",
        "Le certificat de la signature n'est pas celui que l'annuaire connaît pour l'expéditeur. S'il est nouveau, faites-le inscrire par l'administrateur ; sinon prévenez l'institution expéditrice.",
        "شهادة التوقيع ليست تلك المسجلة في الدليل للمرسل. إن كانت جديدة فاطلبوا من المسؤول تسجيلها، وإلا فأبلغوا المؤسسة المرسلة.",
        "The signature's certificate is not one that the directory knows for the sender. If it is new, have the administrator enter it; otherwise warn the sending institution.");

    public static readonly CodedText Chain = new(
        "CERT-CHAIN",
        "Le certificat n'a pas été délivré par une autorité de certification inscrite dans l'annuaire. Faites inscrire l'autorité ou remplacer le certificat par l'administrateur.",
        "لم تُصدر الشهادة عن سلطة تصديق مسجلة في الدليل. اطلبوا من المسؤول تسجيل السلطة أو استبدال الشهادة.",
        "The certificate was not issued by a certification authority of the directory. Have the administrator enter the authority or replace the certificate.");

    public static readonly CodedText NotYetValid = new(
        "CERT-NOT-YET-VALID",
        "Le certificat n'était pas encore valable à l'heure de la signature. Signez de nouveau avec un certificat en vigueur.",
        "لم تكن الشهادة قد دخلت حيز الصلاحية وقت التوقيع. أعيدوا التوقيع بشهادة سارية.",
        "The certificate was not yet valid at the time of signing. Sign again with a certificate in force.");

    public static readonly CodedText Expired = new(
        "CERT-EXPIRED",
        "Le certificat avait expiré à l'heure de la signature ou à l'arrivée. Renouvelez le certificat de l'institution, puis signez une nouvelle enveloppe.",
        "كانت الشهادة منتهية الصلاحية وقت التوقيع أو وقت الوصول. جددوا شهادة المؤسسة ثم وقّعوا ظرفا جديدا.",
        "The certificate had expired at the time of signing or of arrival. Renew the institution's certificate, then sign a new envelope.");

    public static readonly CodedText Usage = new(
        "CERT-USAGE",
        "Le certificat n'est pas fait pour cet usage (usage de clé, autorité de certification ou certificat TLS). Utilisez celui que l'institution a pour cet usage : signature ou chiffrement.",
        "الشهادة غير مخصصة لهذا الاستعمال (من حيث استعمال المفتاح، أو لأنها شهادة سلطة تصديق أو شهادة TLS). استعملوا شهادة المؤسسة المخصصة لهذا الاستعمال: التوقيع أو التشفير.",
        "The certificate is not for this use (key usage, certification authority or TLS certificate). Use the one that the institution has for it: signing or encryption.");

    public static readonly CodedText Key = new(
        "CERT-KEY",
        "La clé du certificat n'est pas permise. Utilisez une clé ECDSA P-256 ou RSA de 2048 à 4096 bits.",
        "مفتاح الشهادة غير مسموح به. استعملوا مفتاح ECDSA P-256 أو RSA من 2048 إلى 4096 بت.",
        "The certificate's key is not allowed. Use an ECDSA P-256 key or an RSA key of 2048 to 4096 bits.");

    public static readonly CodedText Mixed = new(
        "CERT-MIXED",
        "Le certificat sert à plusieurs usages à la fois (signature, chiffrement ou TLS). Demandez à l'autorité un certificat distinct pour chaque usage.",
        "الشهادة مخصصة لعدة استعمالات في آن واحد (التوقيع أو التشفير أو TLS). اطلبوا من السلطة شهادة مستقلة لكل استعمال.",
        "The certificate is for several purposes at once (signing, encryption or TLS). Ask the authority for a certificate of its own for each purpose.");

    public static readonly CodedText Weak = new(
        "CERT-WEAK",
        "Le certificat, ou une autorité au-dessus de lui, repose sur un algorithme ou une clé trop faible. Demandez un certificat signé avec SHA-256 au moins, par une clé RSA de 2048 bits ou une courbe de 256 bits au moins.",
        "تعتمد الشهادة، أو سلطة أعلى منها، على خوارزمية أو مفتاح أضعف من اللازم. اطلبوا شهادة موقعة بواسطة SHA-256 على الأقل وبمفتاح RSA من 2048 بت أو منحنى من 256 بت على الأقل.",
        "The certificate, or an authority above it, rests on an algorithm or key that is too weak. Ask for a certificate signed with SHA-256 at least, by an RSA key of 2048 bits or a curve of 256 bits at least.");

    public static readonly CodedText Revoked = new(
        "CERT-REVOKED",
        "Le certificat a été révoqué par son autorité. Ne vous fiez pas à ce qu'il signe ; l'institution doit obtenir un nouveau certificat et signer de nouveau.",
        "ألغت السلطة هذه الشهادة. لا تعتمدوا على ما توقعه؛ على المؤسسة أن تحصل على شهادة جديدة وأن توقع من جديد.",
        "The certificate was revoked by its authority. Do not rely on what it signs; the institution has to obtain a new certificate and sign again.");

    public static readonly CodedText Retired = new(
        "CERT-RETIRED",
        "L'annuaire a retiré ce certificat avant l'heure de la signature. Signez de nouveau avec le certificat qui l'a remplacé.",
        "سحب الدليل هذه الشهادة قبل وقت التوقيع. أعيدوا التوقيع بالشهادة التي حلت محلها.",
        "The directory retired this certificate before the time of signing. Sign again with the certificate that replaced it.");

    public static readonly CodedText Stale = new(
        "CERT-CRL-STALE",
        "La liste de révocation de l'autorité n'est plus à jour : on ne sait pas si ses certificats sont encore bons. Demandez la nouvelle liste à l'autorité et ajoutez-la avec « formx trust add FILE --crl ».",
        "لم تعد قائمة الإلغاء الخاصة بالسلطة محينة: لا يُعرف هل ما زالت شهاداتها صالحة. اطلبوا القائمة الجديدة من السلطة وأضيفوها بالأمر «formx trust add FILE --crl».",
        "The authority's revocation list is out of date: whether its certificates are still good is not known. Ask the authority for the new list and add it with `formx trust add FILE --crl`.");

    public static readonly CodedText Retirement = new(
        "TRUST-RETIRED",
        "Ce fichier de retrait ne nomme aucun certificat du dossier, ou ne contient pas une heure UTC (par exemple 2026-12-01T00:00:00Z). Refaites-le avec « formx keys retire », ou retirez-le.",
        "ملف السحب هذا لا يسمي أي شهادة في المجلد أو لا يتضمن وقتا عالميا (مثل 2026-12-01T00:00:00Z). أعيدوا إنشاءه بالأمر «formx keys retire» أو احذفوه.",
        "This retirement file names no certificate of the folder, or holds no time in UTC (such as 2026-12-01T00:00:00Z). Make it again with `formx keys retire`, or take it away.");

    public static readonly CodedText Unreadable = new(
        "TRUST-UNREADABLE",
        "Ce fichier de l'annuaire n'est pas un certificat PEM lisible. Remplacez-le ou retirez-le, puis redémarrez.",
        "هذا الملف من الدليل ليس شهادة PEM مقروءة. استبدلوه أو احذفوه ثم أعيدوا التشغيل.",
        "This file of the directory is not a readable PEM certificate. Replace it or take it away, then start again.");

    public static readonly CodedText Twice = new(
        "TRUST-TWICE",
        "Ce certificat est inscrit pour deux institutions. Retirez-le de l'une d'elles, puis redémarrez.",
        "هذه الشهادة مسجلة لمؤسستين. احذفوها من إحداهما ثم أعيدوا التشغيل.",
        "This certificate is entered for two institutions. Take it away from one of them, then start again.");

    public static readonly CodedText Folder = new(
        "TRUST-FOLDER",
        "Ce dossier de l'annuaire ne porte pas l'identifiant d'une institution (par exemple MA_CNSS-OUJ01). Renommez-le ou retirez-le, puis redémarrez.",
        "هذا المجلد من الدليل لا يحمل معرّف مؤسسة (مثل MA_CNSS-OUJ01). أعيدوا تسميته أو احذفوه ثم أعيدوا التشغيل.",
        "This folder of the directory does not bear the identifier of an institution (such as MA_CNSS-OUJ01). Rename it or take it away, then start again.");
}
