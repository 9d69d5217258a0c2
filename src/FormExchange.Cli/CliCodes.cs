using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>What the command line itself has to say.</summary>
internal static class CliCodes
{
    public static readonly CodedText UnknownWord = new(
        "CLI-USAGE",
        "« {0} » n'est ni une commande ni une option ici. Voir « {1} --help » ; un fichier de ce nom s'écrit ./{0}.",
        "«{0}» ليس أمرا ولا خيارا هنا. راجعوا «{1} --help»؛ ويكتب ملف بهذا الاسم ./{0}.",
        "`{0}` is no command or option here. See `{1} --help`; a file of that name is written ./{0}.");

    public static readonly CodedText MissingWord = new(
        "CLI-USAGE-MISSING",
        "Il manque {0}. Voir « {1} --help ».",
        "ينقص {0}. راجعوا «{1} --help».",
        "Missing: {0}. See `{1} --help`.");

    public static readonly CodedText BadWord = new(
        "CLI-USAGE-VALUE",
        "La valeur de {0} n'est pas admise. Voir « {1} --help ».",
        "قيمة {0} غير مقبولة. راجعوا «{1} --help».",
        "The value of {0} is not allowed. See `{1} --help`.");

    public static readonly CodedText File = new(
        "CLI-FILE",
        "Le fichier {0} ne peut pas être lu. Vérifiez le chemin et les droits.",
        "لا يمكن قراءة الملف {0}. تحققوا من المسار والصلاحيات.",
        "The file {0} cannot be read. Check the path and the rights.");

    public static readonly CodedText Output = new(
        "CLI-OUTPUT",
        "Impossible d'écrire {0}. Vérifiez le chemin et les droits, ou indiquez un autre emplacement.",
        "تعذرت الكتابة في {0}. تحققوا من المسار والصلاحيات أو حددوا موضعا آخر.",
        "{0} cannot be written. Check the path and the rights, or name another place.");

    public static readonly CodedText PasswordMissing = new(
        "CLI-PASSWORD",
        "Le fichier de mot de passe {0} est vide. Écrivez-y le mot de passe sur la première ligne, ou supprimez le fichier s'il doit être créé.",
        "ملف كلمة السر {0} فارغ. اكتبوا فيه كلمة السر في السطر الأول أو احذفوا الملف إذا كان يجب إنشاؤه.",
        "The password file {0} is empty. Write the password into its first line, or delete the file if it is to be made.");

    public static readonly CodedText PassphraseMissing = new(
        "CLI-PASSPHRASE",
        "Le fichier de phrase secrète {0} est vide. Écrivez-y la phrase sur la première ligne.",
        "ملف عبارة السر {0} فارغ. اكتبوا فيه العبارة في السطر الأول.",
        "The passphrase file {0} is empty. Write the passphrase into its first line.");

    public static readonly CodedText Instant = new(
        "CLI-INSTANT",
        "L'heure {0} est illisible. Écrivez-la AAAA-MM-JJTHH:MM:SSZ (UTC), ou un jour AAAA-MM-JJ.",
        "الوقت {0} غير مقروء. اكتبوه على شكل AAAA-MM-JJTHH:MM:SSZ (التوقيت العالمي) أو يوما AAAA-MM-JJ.",
        "The time {0} cannot be read. Write it YYYY-MM-DDTHH:MM:SSZ (UTC), or a day YYYY-MM-DD.");

    public static readonly CodedText KeyMade = new(
        "CLI-KEY-MADE",
        "Clé créée, sans certificat encore. Faites certifier {0} par votre autorité, puis lancez « formx keys import ».",
        "أُنشئ المفتاح ولم تصدر شهادته بعد. اطلبوا من سلطتكم التصديق على {0} ثم نفذوا «formx keys import».",
        "The key is made and has no certificate yet. Have {0} certified by your authority, then run `formx keys import`.");

    public static readonly CodedText TrustWhat = new(
        "CLI-TRUST-WHAT",
        "Dites ce qu'est le fichier, une seule fois : --of ID (certificat d'une institution), --ca (autorité) ou --crl (liste de révocation).",
        "حددوا نوع الملف مرة واحدة: --of ID (شهادة مؤسسة) أو --ca (سلطة) أو --crl (قائمة إلغاء).",
        "Say once what the file is: --of ID (an institution's certificate), --ca (an authority) or --crl (a revocation list).");

    public static readonly CodedText CompareDigest = new(
        "CLI-COMPARE-DIGEST",
        "Comparez cette empreinte SHA-256 avec celle que le propriétaire du certificat vous donne par une autre voie (téléphone, courrier signé) ; si elle diffère, retirez le fichier.",
        "قارنوا بصمة SHA-256 هذه بالبصمة التي يسلمها لكم صاحب الشهادة عبر طريق آخر (الهاتف أو رسالة موقعة)؛ وإن اختلفت فاحذفوا الملف.",
        "Compare this SHA-256 digest with the one that the certificate's owner gives you by another way (telephone, signed letter); if it differs, take the file away.");

    public static readonly CodedText Schemas = new(
        "CLI-SCHEMAS",
        "Le dossier des schémas comporte {0} défaut(s). Lancez « formx forms check » pour les voir.",
        "يتضمن مجلد المخططات {0} من العيوب. نفذوا «formx forms check» لعرضها.",
        "The schemas folder has {0} defect(s). Run `formx forms check` to see them.");

    public static readonly CodedText UnknownForm = new(
        "CLI-FORM",
        "Le formulaire {0} n'existe pas ici. Lancez « formx forms list » pour voir ceux qui existent.",
        "الاستمارة {0} غير موجودة هنا. نفذوا «formx forms list» لعرض الاستمارات الموجودة.",
        "There is no form {0} here. Run `formx forms list` to see those that exist.");

    public static readonly CodedText UnknownRoute = new(
        "CLI-ROUTE",
        "Ni formulaire, ni règle, ni route ne porte ici le nom {0}. Lancez « formx forms list » pour voir les formulaires.",
        "لا توجد هنا استمارة ولا قاعدة ولا مسار باسم {0}. نفذوا «formx forms list» لعرض الاستمارات.",
        "No form with a route, rule or route is named {0} here. Run `formx forms list` to see the forms.");

    public static readonly CodedText UnknownAnswer = new(
        "CLI-ANSWER",
        "Aucune question ne connaît la réponse {0}. Écrivez QUESTION=RÉPONSE ; « formx forms which » montre toutes les situations.",
        "لا يوجد سؤال يقبل الجواب {0}. اكتبوا QUESTION=ANSWER؛ ويعرض «formx forms which» جميع الوضعيات.",
        "No question knows the answer {0}. Write QUESTION=ANSWER; `formx forms which` shows every situation.");

    public static readonly CodedText Date = new(
        "CLI-DATE",
        "La date {0} est illisible. Écrivez-la AAAA-MM-JJ.",
        "التاريخ {0} غير مقروء. اكتبوه على شكل AAAA-MM-JJ.",
        "The date {0} cannot be read. Write it YYYY-MM-DD.");

    public static readonly CodedText Unreachable = new(
        "CLI-UNREACHABLE",
        "Le service du dossier de données {0} ne répond pas. Vérifiez qu'il tourne, puis réessayez.",
        "خدمة مجلد البيانات {0} لا تستجيب. تحققوا من أنها مشتغلة ثم أعيدوا المحاولة.",
        "The host of the data folder {0} does not answer. Check that it runs, then try again.");

    public static readonly CodedText NoKeys = new(
        "CLI-KEY",
        "Aucune clé de signature de l'institution {0} dans le dossier de données {1}. Indiquez le bon dossier avec --data.",
        "لا يوجد مفتاح توقيع للمؤسسة {0} في مجلد البيانات {1}. حددوا المجلد الصحيح باستعمال --data.",
        "No signing key of the institution {0} in the data folder {1}. Name the right folder with --data.");

    public static readonly CodedText NoSealKey = new(
        "CLI-SEAL-KEY",
        "L'annuaire {1} ne contient aucun certificat de chiffrement en vigueur de l'institution {0}. Demandez-lui son certificat et inscrivez-le avec « formx trust add ».",
        "لا يتضمن الدليل {1} أي شهادة تشفير سارية للمؤسسة {0}. اطلبوا منها شهادتها وسجلوها باستعمال «formx trust add».",
        "The directory {1} holds no encryption certificate in force of the institution {0}. Ask it for its certificate and enter it with `formx trust add`.");

    public static readonly CodedText NoOpenKey = new(
        "CLI-OPEN-KEY",
        "Aucune clé de déchiffrement de l'institution {0} dans {1}. Indiquez le bon dossier avec --data.",
        "لا يوجد مفتاح فك تشفير للمؤسسة {0} في {1}. حددوا المجلد الصحيح باستعمال --data.",
        "No decryption key of the institution {0} in {1}. Name the right folder with --data.");

    public static readonly CodedText NotSigned = new(
        "CLI-NOT-SIGNED",
        "Seule une enveloppe signée se scelle. Signez d'abord le document avec « formx sign ».",
        "لا يُختم إلا ظرف موقّع. وقعوا الوثيقة أولا باستعمال «formx sign».",
        "Only a signed envelope is sealed. Sign the document first with `formx sign`.");

    public static readonly CodedText OtherParty = new(
        "CLI-PARTY",
        "Le document indique l'institution {0}, et non {1}. Signez au nom de celle qu'il indique, ou corrigez le document.",
        "تشير الوثيقة إلى المؤسسة {0} وليس إلى {1}. وقعوا باسم المؤسسة المشار إليها أو صححوا الوثيقة.",
        "The document states the institution {0}, not {1}. Sign for the one that it states, or correct the document.");

    public static readonly CodedText NotDelivered = new(
        "CLI-NOT-YET",
        "L'échange {0} est accepté mais aucun accusé n'est encore arrivé. Ne le renvoyez pas : il part tant qu'un service tourne sur ce dossier ; suivez-le avec « formx status {0} ».",
        "قُبل التبادل {0} ولم يرد أي إشعار بعد. لا تعيدوا إرساله: يستمر الإرسال ما دامت خدمة تشتغل على هذا المجلد؛ تتبعوه بواسطة «formx status {0}».",
        "The exchange {0} is accepted, but no receipt has come yet. Do not send it again: it goes on while a host runs on this folder; follow it with `formx status {0}`.");

    public static readonly CodedText LeftOut = new(
        "CLI-LEFT-OUT",
        "Le document ne cite pas {0} : ces fichiers ne sont pas envoyés. Pour les envoyer, ajoutez les pièces au document.",
        "لا تذكر الوثيقة {0}: لا تُرسل هذه الملفات. لإرسالها أضيفوا الوثائق المرفقة إلى الوثيقة.",
        "The document does not name {0}: these files are not sent. To send them, add the supporting documents to the document.");

    public static readonly CodedText NoSample = new(
        "CLI-NO-SAMPLE",
        "Le formulaire {0} n'a pas d'exemple complet (samples/valid-full.xml). Ajoutez-le au dossier des schémas.",
        "ليس للاستمارة {0} مثال كامل (samples/valid-full.xml). أضيفوه إلى مجلد المخططات.",
        "The form {0} has no full sample (samples/valid-full.xml). Add it to the schemas folder.");

    public static readonly CodedText NoDemo = new(
        "CLI-DEMO",
        "Aucune procédure des schémas ne va d'un formulaire à sa réponse avec des exemples des deux. Complétez le dossier des schémas.",
        "لا توجد في المخططات مسطرة تنتقل من استمارة إلى جوابها مع أمثلة للاثنتين. أكملوا مجلد المخططات.",
        "No procedure of the schemas leads from a form to its answer with samples of both. Complete the schemas folder.");

    public static readonly CodedText Trust = new(
        "CLI-TRUST",
        "Le dossier de confiance {0} est absent ou défectueux. Indiquez avec --data un dossier où un service a tourné.",
        "مجلد الثقة {0} غير موجود أو معيب. حددوا باستعمال --data مجلدا اشتغلت عليه خدمة.",
        "The trust folder {0} is absent or defective. Name with --data a folder on which a host has run.");

    public static readonly CodedText DevelopmentKeys = new(
        "CLI-DEVELOPMENT-KEYS",
        "Certificats de développement créés dans {0} : ils ne valent que pour des essais.",
        "أُنشئت شهادات تطوير في {0}: لا تصلح إلا للتجارب.",
        "Development certificates were made in {0}: they are good for trials only.");

    public static readonly CodedText UnknownInstitution = new(
        "CLI-INSTITUTION",
        "L'institution {0} n'est pas dans l'annuaire des schémas. Vérifiez l'identifiant, par exemple MA:CNSS-OUJ01.",
        "المؤسسة {0} غير مدرجة في دليل المخططات. تحققوا من المعرف، مثل MA:CNSS-OUJ01.",
        "The institution {0} is not in the directory of the schemas. Check the id, for example MA:CNSS-OUJ01.");

    public static readonly CodedText BrokerAway = new(
        "CLI-BROKER-AWAY",
        "Le serveur RabbitMQ {0} ne répond pas. Vérifiez qu'il tourne et que l'adresse est juste, puis réessayez.",
        "لا يستجيب خادم RabbitMQ {0}. تحققوا من أنه يشتغل وأن العنوان صحيح ثم أعيدوا المحاولة.",
        "The RabbitMQ server {0} does not answer. Check that it runs and that the address is right, then try again.");

    public static readonly CodedText Failure = new(
        "CLI-FAILURE",
        "Défaut du programme : {0}. Signalez-le avec la commande lancée.",
        "خلل في البرنامج: {0}. بلغوا عنه مع الأمر المنفذ.",
        "A defect of the program: {0}. Report it with the command that you ran.");
}
