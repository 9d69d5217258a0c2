using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Why a private key in an HSM is not used.</summary>
public static class HsmCodes
{
    public static readonly CodedText File = new(
        "HSM-FILE",
        "Le fichier {0} ne désigne pas une clé privée dans un HSM. Il contient une seule ligne : pkcs11:token=…;object=…;type=private (RFC 7512, sans paramètres après « ? »).",
        "لا يعين الملف {0} مفتاحا خاصا في وحدة HSM. يتضمن سطرا واحدا: pkcs11:token=…;object=…;type=private (RFC 7512، دون معاملات بعد «?»).",
        "The file {0} does not name a private key in an HSM. It holds one line: pkcs11:token=…;object=…;type=private (RFC 7512, without parameters after `?`).");

    public static readonly CodedText Mode = new(
        "HSM-MODE",
        "D'autres utilisateurs peuvent modifier le fichier {0}, et choisir ainsi la clé du HSM : il n'est pas utilisé. Retirez ce droit (chmod 600 {0}) et vérifiez son contenu.",
        "يمكن لمستخدمين آخرين تعديل الملف {0} واختيار مفتاح وحدة HSM: لا يُستعمل. احذفوا هذه الصلاحية (chmod 600 {0}) وتحققوا من مضمونه.",
        "Other users can change the file {0}, and so choose the key of the HSM: it is not used. Take that right away (chmod 600 {0}) and check what it says.");

    public static readonly CodedText PinInFile = new(
        "HSM-PIN-IN-FILE",
        "Le fichier {0} contient un code PIN (pin-value, pin-source) : il n'est pas utilisé. Retirez-le, changez le code du HSM et donnez le nouveau comme phrase secrète des clés.",
        "يتضمن الملف {0} رقما سريا (pin-value أو pin-source): لا يُستعمل. احذفوه وغيروا الرقم السري لوحدة HSM وقدموا الجديد بوصفه عبارة سر المفاتيح.",
        "The file {0} holds a PIN (pin-value, pin-source): it is not used. Take it out, change the HSM's PIN and give the new one as the keys' passphrase.");

    public static readonly CodedText Pin = new(
        "HSM-PIN",
        "Le code PIN pour la clé {0} manque, ou le HSM le refuse ; il n'est pas essayé une seconde fois, car le HSM se bloquerait. Donnez-le comme phrase secrète des clés "
        + "(FormExchange:Trust:PassphraseFile, --passphrase-file ou FORMEXCHANGE_KEY_PASSPHRASE), puis redémarrez.",
        "الرقم السري للمفتاح {0} ناقص أو ترفضه وحدة HSM؛ ولا يُجرب مرة ثانية كي لا تُقفل الوحدة. قدموه بوصفه عبارة سر المفاتيح "
        + "(FormExchange:Trust:PassphraseFile أو --passphrase-file أو FORMEXCHANGE_KEY_PASSPHRASE) ثم أعيدوا التشغيل.",
        "The PIN for the key {0} is missing, or the HSM refuses it; it is not tried a second time, because the HSM would lock itself. Give it as the keys' passphrase "
        + "(FormExchange:Trust:PassphraseFile, --passphrase-file or FORMEXCHANGE_KEY_PASSPHRASE), then start again.");

    public static readonly CodedText Engine = new(
        "HSM-ENGINE",
        "OpenSSL n'a pas ici le moteur « pkcs11 » qu'il faut pour la clé {0}. Installez le paquet Debian libengine-pkcs11-openssl.",
        "لا يتوفر OpenSSL هنا على المحرك «pkcs11» اللازم للمفتاح {0}. ثبتوا حزمة دبيان libengine-pkcs11-openssl.",
        "OpenSSL has no engine `pkcs11` here, which the key {0} needs. Install the Debian package libengine-pkcs11-openssl.");

    public static readonly CodedText Module = new(
        "HSM-MODULE",
        "La bibliothèque PKCS #11 du HSM, nécessaire pour la clé {0}, ne peut pas être chargée. Indiquez son chemin dans PKCS11_MODULE_PATH avant de démarrer.",
        "لا يمكن تحميل مكتبة PKCS #11 لوحدة HSM اللازمة للمفتاح {0}. حددوا مسارها في PKCS11_MODULE_PATH قبل التشغيل.",
        "The HSM's PKCS #11 library, which the key {0} needs, cannot be loaded. Give its path in PKCS11_MODULE_PATH before the start.");

    public static readonly CodedText Absent = new(
        "HSM-ABSENT",
        "Le HSM n'a pas la clé privée que le fichier {0} désigne : jeton, nom ou identifiant. Comparez avec « pkcs11-tool --list-objects --login ».",
        "ليس في وحدة HSM المفتاح الخاص الذي يعينه الملف {0}: الوحدة أو الاسم أو المعرف. قارنوا بنتيجة «pkcs11-tool --list-objects --login».",
        "The HSM has no such private key as the file {0} names: token, name or identifier. Compare with `pkcs11-tool --list-objects --login`.");

    public static readonly CodedText Kind = new(
        "HSM-KIND",
        "La clé que le fichier {0} désigne dans le HSM n'est ni P-256 ni RSA de 2048 à 4096 bits. Créez-y une clé de l'une de ces sortes.",
        "المفتاح الذي يعينه الملف {0} في وحدة HSM ليس من نوع P-256 ولا RSA من 2048 إلى 4096 بت. أنشئوا فيها مفتاحا من أحد هذين النوعين.",
        "The key that the file {0} names in the HSM is neither P-256 nor RSA of 2048 to 4096 bits. Make one of these kinds there.");

    public static readonly CodedText Failed = new(
        "HSM-FAILED",
        "Le HSM ne donne pas accès à la clé {0} : {1}. Vérifiez qu'il est joignable et configuré pour cet utilisateur.",
        "لا تتيح وحدة HSM استعمال المفتاح {0}: {1}. تحققوا من إمكان الوصول إليها ومن إعدادها لهذا المستخدم.",
        "The HSM gives no access to the key {0}: {1}. Check that it can be reached and is set up for this user.");

    public static readonly CodedText Rotate = new(
        "HSM-ROTATE",
        "La clé en vigueur {1} de l'institution {0} est dans un HSM : créez la suivante dans le HSM, désignez-la par un nouveau fichier .pkcs11, puis lancez « formx keys csr ». "
        + "Pour passer à une clé dans un fichier, indiquez --kind.",
        "المفتاح الساري {1} للمؤسسة {0} في وحدة HSM: أنشئوا المفتاح الموالي فيها وعينوه بملف .pkcs11 جديد ثم نفذوا «formx keys csr». "
        + "وللانتقال إلى مفتاح في ملف حددوا --kind.",
        "The key in force {1} of the institution {0} is in an HSM: make the next one there, name it in a new .pkcs11 file, then run `formx keys csr`. "
        + "To change to a key in a file, give --kind.");
}
