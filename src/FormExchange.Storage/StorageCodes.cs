using FormExchange.Forms;

namespace FormExchange.Storage;

/// <summary>Why a host cannot work with its database. Each says what to change; none repeats a password.</summary>
public static class StorageCodes
{
    public static readonly CodedText UnknownKind = new(
        "STORAGE-KIND",
        "Le stockage « {0} » n'est pas connu. Indiquez « {1} » ou « {2} » dans FormExchange:Storage:Kind.",
        "نوع التخزين «{0}» غير معروف. اكتبوا «{1}» أو «{2}» في الإعداد FormExchange:Storage:Kind.",
        "The storage '{0}' is not known. Set FormExchange:Storage:Kind to '{1}' or '{2}'.");

    public static readonly CodedText FileMissing = new(
        "STORAGE-FILE-MISSING",
        "Aucun fichier de base de données n'est indiqué. Indiquez FormExchange:Storage:File.",
        "لم يحدد أي ملف لقاعدة البيانات. حددوا FormExchange:Storage:File.",
        "No database file is given. Set FormExchange:Storage:File.");

    public static readonly CodedText FileUnusable = new(
        "STORAGE-FILE",
        "Le fichier {0} ne peut pas servir de base de données : il ne peut être ni créé ni ouvert, ou n'en est pas une. Vérifiez le chemin, les droits et la place sur le disque.",
        "لا يمكن استعمال الملف {0} قاعدة بيانات: تعذر إنشاؤه أو فتحه، أو ليس قاعدة بيانات. تحققوا من المسار والصلاحيات ومساحة القرص.",
        "The file {0} cannot serve as the database: it cannot be made or opened, or is none. Check the path, the rights and the room on the disk.");

    public static readonly CodedText ConnectionMissing = new(
        "STORAGE-CONNECTION-MISSING",
        "La connexion à PostgreSQL n'est pas indiquée. Indiquez FormExchange:Storage:ConnectionString (Host=…;Database=…;Username=…), et le mot de passe dans un fichier : FormExchange:Storage:PasswordFile.",
        "لم يحدد الاتصال بخادم PostgreSQL. حددوا FormExchange:Storage:ConnectionString (Host=…;Database=…;Username=…) وكلمة السر في ملف: FormExchange:Storage:PasswordFile.",
        "No connection to PostgreSQL is given. Set FormExchange:Storage:ConnectionString (Host=…;Database=…;Username=…), and the password in a file: FormExchange:Storage:PasswordFile.");

    public static readonly CodedText ConnectionUnreadable = new(
        "STORAGE-CONNECTION",
        "FormExchange:Storage:ConnectionString est illisible. Écrivez-la sous la forme Host=…;Database=…;Username=…, une valeur avec point-virgule entre guillemets.",
        "تعذرت قراءة FormExchange:Storage:ConnectionString. اكتبوها على الشكل Host=…;Database=…;Username=… مع وضع القيمة التي تتضمن فاصلة منقوطة بين علامتي اقتباس.",
        "FormExchange:Storage:ConnectionString cannot be read. Write it as Host=…;Database=…;Username=…, with a value that has a semicolon in quotes.");

    public static readonly CodedText ConnectionIncomplete = new(
        "STORAGE-CONNECTION-INCOMPLETE",
        "FormExchange:Storage:ConnectionString n'indique pas le serveur (Host) ou la base (Database). Ajoutez ce qui manque.",
        "لا يحدد FormExchange:Storage:ConnectionString الخادم (Host) أو قاعدة البيانات (Database). أضيفوا ما ينقص.",
        "FormExchange:Storage:ConnectionString does not name the server (Host) or the database (Database). Add what is missing.");

    public static readonly CodedText Unreachable = new(
        "STORAGE-UNREACHABLE",
        "Le serveur PostgreSQL {0} n'a pas répondu en {1} secondes. Vérifiez qu'il tourne, qu'il accepte encore des connexions et que le nom et le port sont justes.",
        "لم يجب خادم PostgreSQL {0} خلال {1} ثانية. تحققوا من أنه يشتغل وأنه ما زال يقبل الاتصالات وأن الاسم والمنفذ صحيحان.",
        "The PostgreSQL server {0} did not answer within {1} seconds. Check that it runs, that it still takes connections, and that name and port are right.");

    public static readonly CodedText NoDatabase = new(
        "STORAGE-NO-DATABASE",
        "La base « {0} » n'existe pas sur le serveur {1}. Créez-la (CREATE DATABASE … ENCODING 'UTF8') ou corrigez Database.",
        "قاعدة البيانات «{0}» غير موجودة على الخادم {1}. أنشئوها (CREATE DATABASE … ENCODING 'UTF8') أو صححوا Database.",
        "There is no database '{0}' on the server {1}. Make it (CREATE DATABASE … ENCODING 'UTF8'), or correct Database.");

    public static readonly CodedText NotPermitted = new(
        "STORAGE-NOT-PERMITTED",
        "Le serveur {0} refuse l'utilisateur « {1} » sur la base « {2} » ({3}). Vérifiez le nom, le mot de passe, pg_hba.conf et le droit de créer des tables (CREATE sur le schéma).",
        "يرفض الخادم {0} المستخدم «{1}» على قاعدة البيانات «{2}» ({3}). تحققوا من الاسم وكلمة السر وملف pg_hba.conf وحق إنشاء الجداول (CREATE على المخطط).",
        "The server {0} refuses the user '{1}' on the database '{2}' ({3}). Check name, password, pg_hba.conf and the right to make tables (CREATE on the schema).");

    public static readonly CodedText TooOld = new(
        "STORAGE-VERSION",
        "Le serveur {0} est un PostgreSQL {1} ; il en faut au moins la version {2}. Mettez-le à jour ou indiquez un autre serveur.",
        "الخادم {0} هو PostgreSQL {1}، والمطلوب الإصدار {2} على الأقل. حدثوه أو حددوا خادما آخر.",
        "The server {0} is PostgreSQL {1}; at least version {2} is needed. Upgrade it, or name another server.");

    public static readonly CodedText Encoding = new(
        "STORAGE-ENCODING",
        "La base « {0} » est encodée en {1} ; seul UTF8 garde tout texte. Recréez-la avec ENCODING 'UTF8'.",
        "ترميز قاعدة البيانات «{0}» هو {1}، ولا يحفظ كل النصوص إلا UTF8. أعيدوا إنشاءها باستعمال ENCODING 'UTF8'.",
        "The database '{0}' is encoded in {1}; only UTF8 keeps every text. Make it anew with ENCODING 'UTF8'.");

    public static readonly CodedText ServerError = new(
        "STORAGE-SERVER-ERROR",
        "Le serveur {0} n'a pas pu préparer la base « {1} » (erreur {2}). Cherchez la cause dans son journal à cette heure.",
        "تعذر على الخادم {0} إعداد قاعدة البيانات «{1}» (الخطأ {2}). ابحثوا عن السبب في سجله في هذا الوقت.",
        "The server {0} could not prepare the database '{1}' (error {2}). Look for the cause in its log at this time.");
}
