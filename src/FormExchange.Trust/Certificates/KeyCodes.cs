using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>What is wrong with a private key, or with what somebody wants to do with one.</summary>
public static class KeyCodes
{
    public static readonly CodedText Mode = new(
        "TRUST-KEY-MODE",
        "La clé privée {0} peut être lue par d'autres utilisateurs : elle n'est pas utilisée. Retirez ce droit (chmod 600 {0}) ; si d'autres l'ont lue, faites révoquer le certificat.",
        "يمكن لمستخدمين آخرين قراءة المفتاح الخاص {0}: لا يُستعمل. احذفوا هذه الصلاحية (chmod 600 {0})؛ وإن قرأه آخرون فاطلبوا إلغاء الشهادة.",
        "Other users can read the private key {0}: it is not used. Take that right away (chmod 600 {0}); if others have read it, have the certificate revoked.");

    public static readonly CodedText Passphrase = new(
        "TRUST-KEY-PASSPHRASE",
        "La clé privée {0} est chiffrée et la phrase secrète manque ou n'est pas la bonne. Donnez-la dans un fichier (FormExchange:Trust:PassphraseFile, --passphrase-file) ou dans FORMEXCHANGE_KEY_PASSPHRASE.",
        "المفتاح الخاص {0} مشفر وعبارة السر ناقصة أو غير صحيحة. قدموها في ملف (FormExchange:Trust:PassphraseFile أو --passphrase-file) أو في FORMEXCHANGE_KEY_PASSPHRASE.",
        "The private key {0} is encrypted, and the passphrase is missing or wrong. Give it in a file (FormExchange:Trust:PassphraseFile, --passphrase-file) or in FORMEXCHANGE_KEY_PASSPHRASE.");

    public static readonly CodedText Unreadable = new(
        "TRUST-KEY-UNREADABLE",
        "Le fichier {0} ne contient pas une clé privée ECDSA ou RSA lisible (PEM PKCS #8 ou PKCS #12). Remplacez-le ou retirez-le.",
        "لا يتضمن الملف {0} مفتاحا خاصا ECDSA أو RSA مقروءا (PEM PKCS #8 أو PKCS #12). استبدلوه أو احذفوه.",
        "The file {0} holds no readable ECDSA or RSA private key (PEM PKCS #8 or PKCS #12). Replace it or take it away.");

    public static readonly CodedText There = new(
        "KEY-THERE",
        "L'institution {0} a déjà une clé pour cet usage ({1}). Pour préparer la suivante, lancez « formx keys rotate ».",
        "للمؤسسة {0} مفتاح لهذا الاستعمال ({1}). لإعداد المفتاح الموالي نفذوا «formx keys rotate».",
        "The institution {0} has a key for this purpose already ({1}). To prepare the next one, run `formx keys rotate`.");

    public static readonly CodedText NothingToRotate = new(
        "KEY-NONE",
        "L'institution {0} n'a pas encore de certificat en vigueur pour cet usage. Créez la première clé avec « formx keys new ».",
        "ليس للمؤسسة {0} بعد شهادة سارية لهذا الاستعمال. أنشئوا المفتاح الأول بالأمر «formx keys new».",
        "The institution {0} has no certificate in force for this purpose yet. Make the first key with `formx keys new`.");

    public static readonly CodedText Waits = new(
        "KEY-WAITS",
        "La clé {1} de l'institution {0} attend déjà son certificat. Faites certifier {1}.csr, puis lancez « formx keys import ».",
        "ينتظر المفتاح {1} للمؤسسة {0} شهادته. اطلبوا التصديق على {1}.csr ثم نفذوا «formx keys import».",
        "The key {1} of the institution {0} is waiting for its certificate already. Have {1}.csr certified, then run `formx keys import`.");

    public static readonly CodedText Unknown = new(
        "KEY-UNKNOWN",
        "L'institution {0} n'a ici ni clé ni certificat {1}. Lancez « formx keys list » pour voir ce qu'elle a.",
        "ليس للمؤسسة {0} هنا مفتاح ولا شهادة {1}. نفذوا «formx keys list» لعرض ما لديها.",
        "The institution {0} has no key or certificate {1} here. Run `formx keys list` to see what it has.");

    public static readonly CodedText FitsNoKey = new(
        "KEY-FITS-NONE",
        "Le certificat {0} ne correspond à aucune clé privée de l'institution {1}. Vérifiez qu'il répond à votre demande (.csr), ou importez le fichier PKCS #12.",
        "لا تطابق الشهادة {0} أي مفتاح خاص للمؤسسة {1}. تحققوا من أنها تجيب عن طلبكم (.csr) أو استوردوا ملف PKCS #12.",
        "The certificate {0} fits no private key of the institution {1}. Check that it answers your request (.csr), or import the PKCS #12 file.");

    public static readonly CodedText Last = new(
        "KEY-LAST",
        "L'institution {0} n'a plus de certificat en vigueur pour cet usage après {1}. Importez le suivant avant cette heure.",
        "لا تبقى للمؤسسة {0} شهادة سارية لهذا الاستعمال بعد {1}. استوردوا الشهادة الموالية قبل هذا الوقت.",
        "The institution {0} has no certificate in force for this purpose after {1}. Import the next one before that time.");

    public static readonly CodedText TellPartners = new(
        "KEY-TELL",
        "Le certificat est inscrit ici. Donnez le fichier {0} à chaque partenaire ; quand tous l'ont inscrit, retirez l'ancien avec « formx keys retire ».",
        "سُجلت الشهادة هنا. سلموا الملف {0} إلى كل شريك؛ وبعد أن يسجله الجميع اسحبوا القديمة بالأمر «formx keys retire».",
        "The certificate is entered here. Give the file {0} to each partner; when all have entered it, retire the old one with `formx keys retire`.");
}
