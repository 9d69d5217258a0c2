using FormExchange.Forms;

namespace FormExchange.Host.Settings;

/// <summary>Why a host does not start. Each says what to change.</summary>
public static class HostCodes
{
    public static readonly CodedText NotLoopback = new(
        "HOST-NOT-LOOPBACK",
        "L'adresse {0} n'est pas locale : le service n'écoute que sur 127.0.0.1 tant que les identités n'existent pas. Indiquez http://127.0.0.1:PORT.",
        "العنوان {0} ليس محليا: لا تستمع الخدمة إلا على 127.0.0.1 ما دامت الهويات غير متوفرة. حددوا http://127.0.0.1:PORT.",
        "The address {0} is not a loopback address: until identities come, the host listens on 127.0.0.1 alone. Give http://127.0.0.1:PORT.");

    public static readonly CodedText BadValue = new(
        "HOST-SETTING",
        "Le réglage {0} est illisible ou hors limites. Attendu : {1}.",
        "الإعداد {0} غير مقروء أو خارج الحدود. المنتظر: {1}.",
        "The setting {0} cannot be read or is out of bounds. Expected: {1}.");

    public static readonly CodedText EmptySetting = new(
        "HOST-SETTING-EMPTY",
        "Le réglage {0} est vide. Donnez-lui une valeur ou retirez-le.",
        "الإعداد {0} فارغ. أعطوه قيمة أو احذفوه.",
        "The setting {0} is empty. Give it a value, or remove it.");

    public static readonly CodedText UnknownSetting = new(
        "HOST-SETTING-UNKNOWN",
        "Le réglage {0} n'existe pas. Retirez-le ou corrigez son nom.",
        "الإعداد {0} غير موجود. احذفوه أو صححوا اسمه.",
        "There is no setting {0}. Remove it, or correct its name.");

    public static readonly CodedText Schemas = new(
        "HOST-SCHEMAS",
        "Le dossier des schémas comporte {0} défaut(s). Lancez « formx forms check » pour les voir tous. Le premier : {1}",
        "يتضمن مجلد المخططات {0} من العيوب. نفذوا «formx forms check» لعرضها جميعا. أولها: {1}",
        "The schemas folder has {0} defect(s). Run `formx forms check` to see them all. The first: {1}");

    public static readonly CodedText UnknownInstitution = new(
        "HOST-INSTITUTION",
        "L'institution {0} n'est pas dans l'annuaire des schémas. Corrigez FormExchange:Institutions.",
        "المؤسسة {0} غير مدرجة في دليل المخططات. صححوا FormExchange:Institutions.",
        "The institution {0} is not in the directory of the schemas. Correct FormExchange:Institutions.");

    public static readonly CodedText DataInUse = new(
        "HOST-DATA-IN-USE",
        "Un autre service tourne sur le dossier de données {0}. Arrêtez-le, ou indiquez un autre dossier avec --data.",
        "تشتغل خدمة أخرى على مجلد البيانات {0}. أوقفوها أو حددوا مجلدا آخر باستعمال --data.",
        "Another host runs on the data folder {0}. Stop it, or name another folder with --data.");

    public static readonly CodedText DataUnusable = new(
        "HOST-DATA-UNUSABLE",
        "Le dossier de données {0} ne peut pas être créé ou écrit. Vérifiez le chemin et les droits.",
        "لا يمكن إنشاء مجلد البيانات {0} أو الكتابة فيه. تحققوا من المسار والصلاحيات.",
        "The data folder {0} cannot be made or written. Check the path and the rights.");

    public static readonly CodedText Trust = new(
        "HOST-TRUST",
        "Le dossier de confiance comporte un défaut : {0}",
        "يتضمن مجلد الثقة عيبا: {0}",
        "The trust folder has a defect: {0}");

    public static readonly CodedText TrustFolder = new(
        "HOST-TRUST-FOLDER",
        "Le dossier de confiance {0} n'existe pas. Corrigez FormExchange:Trust:Folder ; pour un essai, « formx keys dev --out DOSSIER » en crée un.",
        "مجلد الثقة {0} غير موجود. صححوا FormExchange:Trust:Folder؛ وللتجربة ينشئه «formx keys dev --out DIR».",
        "The trust folder {0} does not exist. Correct FormExchange:Trust:Folder; for a trial, `formx keys dev --out DIR` makes one.");

    public static readonly CodedText NoKey = new(
        "HOST-KEY",
        "Aucune clé de signature de l'institution {0} dont le certificat soit en vigueur ne se trouve dans {1}. Déposez la clé et son certificat, ou retirez l'institution de FormExchange:Institutions.",
        "لا يوجد في {1} مفتاح توقيع للمؤسسة {0} بشهادة سارية. ضعوا المفتاح وشهادته أو احذفوا المؤسسة من FormExchange:Institutions.",
        "There is no signing key of the institution {0} with a certificate in force in {1}. Put the key and its certificate there, or take the institution out of FormExchange:Institutions.");

    public static readonly CodedText ServesNobody = new(
        "HOST-SERVES-NOBODY",
        "Sur RabbitMQ, un service ne sert que les institutions dont il a l'utilisateur et les clés. Indiquez-les dans FormExchange:Institutions.",
        "على RabbitMQ لا تخدم الخدمة إلا المؤسسات التي لها مستخدمها ومفاتيحها. اذكروها في الإعداد FormExchange:Institutions.",
        "On RabbitMQ a host serves only the institutions whose user and keys it has. Name them in FormExchange:Institutions.");

    public static readonly CodedText SecretMissing = new(
        "HOST-SECRET",
        "Le fichier {1}, indiqué par {0}, est absent, illisible ou vide. Écrivez-y le mot de passe sur une ligne, lisible par le seul utilisateur du service.",
        "الملف {1} المشار إليه في {0} غير موجود أو غير مقروء أو فارغ. اكتبوا فيه كلمة السر في سطر واحد، يقرؤه مستخدم الخدمة وحده.",
        "The file {1} that {0} names is absent, unreadable or empty. Write the password into it on one line, readable by the host's user alone.");

    public static readonly CodedText SecretOpen = new(
        "HOST-SECRET-MODE",
        "Le fichier secret {0} est lisible par tous. Retirez ce droit : chmod o-rwx {0}.",
        "الملف السري {0} مقروء من الجميع. احذفوا هذه الصلاحية: chmod o-rwx {0}.",
        "Everybody can read the secret file {0}. Take that right away: chmod o-rwx {0}.");

    public static readonly CodedText OtherSurroundings = new(
        "HOST-DATA-KIND",
        "Le dossier de données {0} appartient à un service qui tourne sur {1}, et les réglages disent {2}. Démarrez-le avec ses réglages, ou indiquez un autre dossier avec --data.",
        "مجلد البيانات {0} تابع لخدمة تشتغل على {1}، والإعدادات تقول {2}. شغلوها بإعداداتها أو حددوا مجلدا آخر باستعمال --data.",
        "The data folder {0} belongs to a host that runs on {1}, and the settings say {2}. Start it with its settings, or name another folder with --data.");

    public static readonly CodedText FaultsRefused = new(
        "HOST-FAULTS",
        "Les points de panne ne s'arment que pour un essai : environnement Testing, dossier de données marqué pour l'essai, nom de point existant. Retirez FormExchange:Faults:Arm.",
        "لا تُفعل نقاط العطل إلا للاختبار: بيئة Testing ومجلد بيانات معلم للاختبار واسم نقطة موجود. احذفوا FormExchange:Faults:Arm.",
        "Fault points are armed for a test only: environment Testing, a data folder marked for tests, the name of a point that exists. Remove FormExchange:Faults:Arm.");

    public static readonly CodedText PortInUse = new(
        "HOST-ADDRESS-IN-USE",
        "L'adresse {0} est déjà prise par un autre programme. Indiquez un autre port avec --urls.",
        "العنوان {0} يستعمله برنامج آخر. حددوا منفذا آخر باستعمال --urls.",
        "The address {0} is taken by another program. Give another port with --urls.");
}
