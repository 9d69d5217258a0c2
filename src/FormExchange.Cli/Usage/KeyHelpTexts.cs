using FormExchange.Forms;

namespace FormExchange.Cli.Usage;

/// <summary>What the help says of the commands for keys and certificates.</summary>
internal static class KeyHelpTexts
{
    public static readonly IReadOnlyDictionary<string, LocalizedText> All = new Dictionary<string, LocalizedText>
    {
        ["keys"] = new("les clés d'une institution : créer, faire certifier, remplacer, retirer", "مفاتيح المؤسسة: إنشاؤها والتصديق عليها واستبدالها وسحبها", "an institution's keys: make, have certified, replace, retire"),
        ["keys dev"] = new("un jeu de clés et de certificats de développement pour plusieurs services", "مجموعة مفاتيح وشهادات تطوير لعدة خدمات", "one set of development keys and certificates for several hosts"),
        ["keys dev --out"] = new("dossier où écrire : trust/ pour tous les services, keys/INSTITUTION pour le sien seulement (obligatoire)", "المجلد الذي يكتب فيه: trust/ لجميع الخدمات وkeys/INSTITUTION لخدمة تلك المؤسسة وحدها (إلزامي)", "folder to write into: trust/ for every host, keys/INSTITUTION for that institution's host alone (required)"),
        ["keys new"] = new("la première clé pour un usage, et la demande de certificat (.csr) à côté d'elle", "أول مفتاح لاستعمال ما، مع طلب الشهادة (.csr) بجانبه", "the first key for a purpose, with the request for its certificate (.csr) beside it"),
        ["keys rotate"] = new("la clé suivante et sa demande ; celle en vigueur reste en usage", "المفتاح الموالي وطلبه؛ ويبقى المفتاح الساري مستعملا", "the next key and its request; the one in force stays in use"),
        ["keys csr"] = new("refaire la demande de certificat d'une clé (PKCS #10)", "إعادة إنشاء طلب شهادة مفتاح (PKCS #10)", "make the request for a key's certificate again (PKCS #10)"),
        ["keys csr KEY"] = new("nom de la clé, comme « keys list » le montre", "اسم المفتاح كما يظهر في «keys list»", "the key's name, as `keys list` shows it"),
        ["keys import"] = new("prendre le certificat délivré par l'autorité, ou un fichier PKCS #12 avec sa clé", "أخذ الشهادة التي أصدرتها السلطة، أو ملف PKCS #12 مع مفتاحه", "take the certificate that the authority issued, or a PKCS #12 file with its key"),
        ["keys import FILE"] = new("certificat (PEM ou DER), ou .p12 / .pfx", "شهادة (PEM أو DER) أو .p12 / .pfx", "a certificate (PEM or DER), or .p12 / .pfx"),
        ["keys list"] = new("chaque clé : usage, état, validité, jours restants", "كل مفتاح: استعماله ووضعيته وصلاحيته والأيام المتبقية", "each key: purpose, state, validity, days left"),
        ["keys list --as"] = new("cette institution seulement", "هذه المؤسسة فقط", "this institution only"),
        ["keys retire"] = new("mettre fin à l'usage d'un certificat ; la clé reste, pour ouvrir ce qui arrive encore", "إنهاء استعمال شهادة؛ ويبقى المفتاح لفتح ما قد يصل بعد", "end the use of a certificate; the key stays, to open what may still come"),
        ["keys retire DIGEST"] = new("empreinte SHA-256 du certificat, ou ses 8 premiers chiffres au moins", "بصمة SHA-256 للشهادة أو أرقامها الثمانية الأولى على الأقل", "the certificate's SHA-256, or at least its first 8 digits"),
        ["keys retire --at"] = new("heure de fin, UTC (AAAA-MM-JJTHH:MM:SSZ) ou un jour ; par défaut dans cinq minutes, quand chaque service l'aura vu", "وقت النهاية بالتوقيت العالمي (AAAA-MM-JJTHH:MM:SSZ) أو يوم؛ افتراضيا بعد خمس دقائق، حين تكون كل الخدمات قد اطلعت عليه", "when it ends, UTC (YYYY-MM-DDTHH:MM:SSZ) or a day; default in five minutes, when every host has seen it"),
        ["trust"] = new("en qui ce service a confiance : autorités, certificats des institutions, listes de révocation", "من تثق بهم هذه الخدمة: السلطات وشهادات المؤسسات وقوائم الإلغاء", "whom this service trusts: authorities, certificates of institutions, revocation lists"),
        ["trust add"] = new("inscrire un fichier après l'avoir vérifié", "تسجيل ملف بعد التحقق منه", "enter a file after checking it"),
        ["trust add FILE"] = new("certificat ou liste de révocation (PEM ou DER)", "شهادة أو قائمة إلغاء (PEM أو DER)", "a certificate or revocation list (PEM or DER)"),
        ["trust add --of"] = new("le fichier est un certificat de cette institution", "الملف شهادة لهذه المؤسسة", "the file is a certificate of this institution"),
        ["trust add --ca"] = new("le fichier est le certificat d'une autorité de certification", "الملف شهادة سلطة تصديق", "the file is the certificate of a certification authority"),
        ["trust add --crl"] = new("le fichier est la liste de révocation d'une autorité inscrite", "الملف قائمة إلغاء لسلطة مسجلة", "the file is the revocation list of an authority that is entered"),
        ["trust list"] = new("tout ce qui est inscrit, avec les jours restants", "كل ما هو مسجل مع الأيام المتبقية", "all that is entered, with days left"),
        ["trust check"] = new("ce qui expire sous 30 jours, n'est plus à jour, est faible ou défectueux ; une ligne chacun, code de sortie 1", "ما تنتهي صلاحيته خلال 30 يوما أو لم يعد محينا أو ضعيف أو معيب؛ سطر لكل منها ورمز الخروج 1", "what expires within 30 days, is out of date, weak or broken; a line each, exit code 1"),
        ["--as"] = new("institution à qui sont les clés (obligatoire)", "المؤسسة صاحبة المفاتيح (إلزامي)", "the institution whose keys they are (required)"),
        ["--purpose"] = new("usage : signer ou chiffrer (obligatoire)", "الاستعمال: التوقيع أو التشفير (إلزامي)", "purpose: signing or encryption (required)"),
        ["--kind"] = new("sorte de clé ; par défaut p256, ou celle de la clé en vigueur", "نوع المفتاح؛ افتراضيا p256 أو نوع المفتاح الساري", "kind of key; default p256, or that of the key in force"),
        ["--passphrase-file"] = new("fichier de la phrase secrète des clés ; à défaut, FORMEXCHANGE_KEY_PASSPHRASE", "ملف عبارة سر المفاتيح؛ وإلا FORMEXCHANGE_KEY_PASSPHRASE", "file with the keys' passphrase; without it, FORMEXCHANGE_KEY_PASSPHRASE"),
        ["--trust"] = new("dossier de confiance ; par défaut trust/ du dossier de données", "مجلد الثقة؛ افتراضيا trust/ في مجلد البيانات", "trust folder; default trust/ of the data folder"),
        ["--keys"] = new("dossier des clés privées ; par défaut keys/ du dossier de données", "مجلد المفاتيح الخاصة؛ افتراضيا keys/ في مجلد البيانات", "folder of private keys; default keys/ of the data folder"),
    };
}
