using FormExchange.Forms;

namespace FormExchange.Cli.Usage;

/// <summary>What the help says of each command (by its path), argument and option (by path and name), in three languages.</summary>
internal static class HelpTexts
{
    public static readonly IReadOnlyDictionary<string, LocalizedText> All = new Dictionary<string, LocalizedText>(KeyHelpTexts.All)
    {
        [""] = new(
            "FormExchange : formulaires de sécurité sociale entre institutions, signés, avec accusé, suivis jusqu'à la réponse.",
            "FormExchange: استمارات الضمان الاجتماعي بين المؤسسات، موقعة، مع إشعار بالتسلم، ومتتبعة إلى غاية الجواب.",
            "FormExchange: social security forms between institutions, signed, receipted and followed to the answer."),
        ["demo"] = new("une demande et sa réponse, de bout en bout, dans un dossier neuf", "طلب وجوابه، من البداية إلى النهاية، في مجلد جديد", "a claim and its answer, end to end, in a fresh folder"),
        ["forms"] = new("les formulaires que ce service connaît", "الاستمارات التي تعرفها هذه الخدمة", "the forms that this service knows"),
        ["forms list"] = new("tous les formulaires et messages, avec leurs titres", "جميع الاستمارات والرسائل مع عناوينها", "all forms and messages, with their titles"),
        ["forms show"] = new("un formulaire : parties, règles, pièces justificatives, points à confirmer", "استمارة واحدة: الأطراف والقواعد والوثائق المطلوبة والنقاط الواجب تأكيدها", "one form: parties, rules, supporting documents, points to confirm"),
        ["forms show CODE"] = new("code d'un formulaire, comme « forms list » le montre", "رمز استمارة كما يظهر في «forms list»", "a form's code, as `forms list` shows it"),
        ["forms which"] = new("quel formulaire il faut, et quelles pièces, selon la situation de la personne", "أي استمارة وأي وثائق يحتاجها الشخص حسب وضعيته", "which form somebody needs, and which documents, by his situation"),
        ["forms which ANSWER"] = new("réponses QUESTION=RÉPONSE, par exemple status=worker situation=transfer ; sans réponse : toutes les situations", "أجوبة QUESTION=ANSWER مثل status=worker situation=transfer؛ بدون جواب: جميع الوضعيات", "answers QUESTION=ANSWER, for example status=worker situation=transfer; without any: every situation"),
        ["route"] = new("les routes : quelle institution envoie quoi à laquelle", "المسارات: أي مؤسسة ترسل ماذا إلى أي مؤسسة", "routes: which institution sends what to which"),
        ["route explain"] = new("qui envoie un formulaire à qui, et la phrase qui le dit", "من يرسل الاستمارة إلى من، والجملة التي تنص على ذلك", "who sends a form to whom, and the sentence that says so"),
        ["route explain WHAT"] = new("code d'un formulaire, d'une règle ou d'une route", "رمز استمارة أو قاعدة أو مسار", "code of a form, a rule or a route"),
        ["route explain --town"] = new("lieu de résidence : seules les institutions compétentes pour ce lieu", "مكان الإقامة: المؤسسات المختصة بهذا المكان فقط", "place of residence: only the institutions competent for it"),
        ["forms docs"] = new("le catalogue en pages web, en trois langues, à lire sans serveur", "الدليل في صفحات ويب بثلاث لغات تُقرأ بدون خادم", "the catalogue as web pages in three languages, read without a server"),
        ["forms docs --out"] = new("dossier où écrire (obligatoire)", "المجلد الذي يكتب فيه (إلزامي)", "folder to write into (required)"),
        ["forms check"] = new("chaque défaut du dossier des schémas, avec fichier et ligne", "كل عيب في مجلد المخططات مع الملف والسطر", "every defect of the schemas folder, with file and line"),
        ["forms check --mark"] = new("noter à côté du dossier, s'il est sans défaut, qu'il a été vérifié : les services ne le vérifient plus tant que rien n'y change", "تسجيل بجانب المجلد، إذا كان سليما، أنه فُحص: لا تعيد الخدمات فحصه ما لم يتغير فيه شيء", "note beside the folder, if it has no defect, that it was checked: hosts do not check it again while nothing in it changes"),
        ["forms publish"] = new("marquer une version comme publiée : ses fichiers ne changent plus (schemas/published.xml)", "وسم إصدار بأنه منشور: لا تتغير ملفاته بعد ذلك (schemas/published.xml)", "mark a version as published: its files never change again (schemas/published.xml)"),
        ["forms publish CODE"] = new("code du formulaire", "رمز الاستمارة", "the form's code"),
        ["forms publish VERSION"] = new("version du formulaire", "إصدار الاستمارة", "the form's version"),
        ["forms reload"] = new("faire relire le dossier des schémas par le service en marche ; s'il a un défaut, rien ne change", "جعل الخدمة الجارية تعيد قراءة مجلد المخططات؛ وإذا كان به عيب فلا يتغير شيء", "have the running host read its schemas folder again; if that has a defect, nothing changes"),
        ["new"] = new("un exemple rempli d'un formulaire, fictif, daté d'aujourd'hui, pour commencer", "مثال مملوء ووهمي لاستمارة بتاريخ اليوم، للبدء منه", "a filled, fictitious sample of a form, of today, to start from"),
        ["new CODE"] = new("code du formulaire", "رمز الاستمارة", "the form's code"),
        ["new --out"] = new("dossier où écrire (obligatoire)", "المجلد الذي يكتب فيه (إلزامي)", "folder to write into (required)"),
        ["validate"] = new("vérifier des documents : schéma, règles, pièces justificatives", "التحقق من وثائق: المخطط والقواعد والوثائق المطلوبة", "check documents: schema, rules, supporting documents"),
        ["validate FILE"] = new("documents XML", "وثائق XML", "XML documents"),
        ["validate --as-of"] = new("ajouter le contrôle de la date de signature, comme pour un envoi ce jour-là (AAAA-MM-JJ)", "إضافة مراقبة تاريخ التوقيع كما لو أُرسلت في ذلك اليوم (AAAA-MM-JJ)", "add the check of the date of signature, as for a submission on that day (YYYY-MM-DD)"),
        ["validate --xml"] = new("rapport en XML, dans les trois langues (schemas/report/1/report.xsd)", "تقرير بصيغة XML باللغات الثلاث (schemas/report/1/report.xsd)", "the report as XML, in all three languages (schemas/report/1/report.xsd)"),
        ["sign"] = new("signer un document : l'enveloppe, telle qu'un service l'enverrait", "توقيع وثيقة: الظرف كما ترسله الخدمة", "sign a document: the envelope, as a host would send it"),
        ["sign FILE"] = new("document XML", "وثيقة XML", "an XML document"),
        ["sign --as"] = new("institution qui signe (obligatoire)", "المؤسسة الموقعة (إلزامي)", "the institution that signs (required)"),
        ["sign --to"] = new("institution destinataire (obligatoire)", "المؤسسة المرسل إليها (إلزامي)", "the institution that it is for (required)"),
        ["sign --out"] = new("fichier à écrire (obligatoire)", "الملف الذي يكتب (إلزامي)", "file to write (required)"),
        ["seal"] = new("chiffrer une enveloppe signée pour son destinataire, telle qu'un service l'enverrait", "تشفير ظرف موقع للمرسل إليه كما ترسله الخدمة", "encrypt a signed envelope for its receiver, as a host would send it"),
        ["seal FILE"] = new("enveloppe signée", "ظرف موقع", "a signed envelope"),
        ["seal --as"] = new("institution qui envoie (obligatoire)", "المؤسسة المرسلة (إلزامي)", "the institution that sends it (required)"),
        ["seal --to"] = new("institution destinataire (obligatoire)", "المؤسسة المرسل إليها (إلزامي)", "the institution that it is for (required)"),
        ["seal --out"] = new("fichier à écrire (obligatoire)", "الملف الذي يكتب (إلزامي)", "file to write (required)"),
        ["open"] = new("déchiffrer une enveloppe scellée : exactement les octets signés, à vérifier ensuite", "فك تشفير ظرف مختوم: الملف الموقع كما هو، ويبقى التحقق منه", "decrypt a sealed envelope: exactly the signed bytes, to be verified next"),
        ["open FILE"] = new("enveloppe scellée", "ظرف مختوم", "a sealed envelope"),
        ["open --as"] = new("institution qui l'a reçue (obligatoire)", "المؤسسة التي استلمته (إلزامي)", "the institution that received it (required)"),
        ["open --out"] = new("fichier à écrire (obligatoire)", "الملف الذي يكتب (إلزامي)", "file to write (required)"),
        ["verify"] = new("vérifier des enveloppes et accusés signés : qui, quand, et si cela tient", "التحقق من الأظرفة والإشعارات الموقعة: من ومتى وهل التوقيع صحيح", "verify signed envelopes and receipts: who, when, and whether it holds"),
        ["verify FILE"] = new("enveloppes ou accusés", "أظرفة أو إشعارات", "envelopes or receipts"),
        ["verify --at"] = new("juger comme arrivé ce jour-là (AAAA-MM-JJ) ; par défaut : au moment de la signature", "الحكم كما لو وصل في ذلك اليوم (AAAA-MM-JJ)؛ افتراضيا: وقت التوقيع", "judge as arrived on that day (YYYY-MM-DD); by default: when it was signed"),
        ["send"] = new("envoyer un document avec ses pièces et attendre l'accusé", "إرسال وثيقة مع مرفقاتها وانتظار الإشعار", "send a document with its supporting documents, and wait for the receipt"),
        ["send FILE"] = new("document XML", "وثيقة XML", "an XML document"),
        ["send --attachments"] = new("dossier des pièces, chacune nommée par son identifiant ; par défaut attachments/ à côté du document, où l'on prend celles qu'il cite", "مجلد المرفقات، كل ملف باسم معرفه؛ افتراضيا attachments/ بجانب الوثيقة وتؤخذ منه المرفقات التي تذكرها", "folder of the files, each named by its attachment id; default: attachments/ beside the document, of which those that it names are taken"),
        ["send --confirm"] = new("codes des avertissements vérifiés", "رموز التنبيهات التي تم التحقق منها", "codes of the warnings that were checked"),
        ["send --in-reply-to"] = new("échange (ou enveloppe) auquel ce document répond", "التبادل (أو الظرف) الذي تجيب عنه الوثيقة", "the exchange (or envelope) that this document answers"),
        ["send --no-wait"] = new("ne pas attendre l'accusé", "عدم انتظار الإشعار", "do not wait for the receipt"),
        ["send --wait"] = new("secondes d'attente de l'accusé, 30 au plus (par défaut 30)", "ثواني انتظار الإشعار، 30 على الأكثر (افتراضيا 30)", "seconds to wait for the receipt, at most 30 (default 30)"),
        ["status"] = new("où en est un échange, et son déroulement", "وضعية تبادل ومراحله", "where an exchange stands, and its timeline"),
        ["status ID"] = new("identifiant de l'échange ou de son enveloppe", "معرف التبادل أو ظرفه", "the exchange's id, or its envelope's"),
        ["bench"] = new("mesurer ce service sur cette machine", "قياس أداء هذه الخدمة على هذا الجهاز", "measure this service on this machine"),
        ["bench trust"] = new("ce que coûtent signature et vérification, par rapport à la signature nue et à ce que fait la plate-forme seule", "كلفة التوقيع والتحقق مقارنة بالتوقيع المجرد وبما توفره المنصة وحدها", "what signing and verifying cost, against the bare signature and the framework's own way"),
        ["broker"] = new("ce qui se trouve sur RabbitMQ : files, échangeurs, utilisateurs et droits", "ما يوجد على RabbitMQ: الطوابير والمبدلات والمستخدمون والصلاحيات", "what stands on RabbitMQ: queues, exchanges, users and rights"),
        ["broker definitions"] = new("l'écrire dans un fichier que RabbitMQ importe", "كتابته في ملف يستورده RabbitMQ", "write it as a file that RabbitMQ imports"),
        ["broker definitions --out"] = new("fichier à écrire (obligatoire)", "الملف الذي يكتب (إلزامي)", "file to write (required)"),
        ["broker definitions --passwords"] = new("dossier des mots de passe, un fichier par institution ; ceux qui manquent sont créés. Sans lui, le fichier n'a pas d'utilisateurs", "مجلد كلمات السر، ملف لكل مؤسسة؛ يُنشأ ما ينقص منها. بدونه لا يتضمن الملف مستخدمين", "folder of passwords, a file per institution; those that are missing are made. Without it the file has no users"),
        ["broker definitions --vhost"] = new("vhost de RabbitMQ (par défaut formexchange)", "vhost في RabbitMQ (افتراضيا formexchange)", "vhost of RabbitMQ (default formexchange)"),
        ["broker declare"] = new("le déclarer sur un serveur, sans les utilisateurs", "التصريح به على خادم، دون المستخدمين", "declare it on a server, without the users"),
        ["broker declare --address"] = new("adresse, sans utilisateur ni mot de passe (obligatoire)", "العنوان دون مستخدم ولا كلمة سر (إلزامي)", "address, without user and password (required)"),
        ["broker declare --user"] = new("utilisateur qui a le droit de déclarer (obligatoire)", "مستخدم له حق التصريح (إلزامي)", "a user who may declare (required)"),
        ["broker declare --password-file"] = new("fichier de son mot de passe (obligatoire)", "ملف كلمة سره (إلزامي)", "file with his password (required)"),
        ["broker declare --authorities"] = new("autorités qui ont signé le certificat du serveur (amqps)", "السلطات التي وقعت شهادة الخادم (amqps)", "authorities that signed the server's certificate (amqps)"),
        ["--institutions"] = new("les institutions ; par défaut toutes celles de l'annuaire", "المؤسسات؛ افتراضيا كل مؤسسات الدليل", "the institutions; default: all of the directory"),
        ["--delivery-limit"] = new("livraisons sans accusé avant la file des messages rejetés ; le même nombre que dans les réglages des services (par défaut 20)", "عدد عمليات التسليم دون إقرار قبل طابور الرسائل الميتة؛ العدد نفسه كما في إعدادات الخدمات (افتراضيا 20)", "deliveries without acknowledgement before the dead queue; the same number as in the hosts' settings (default 20)"),
        ["--data"] = new("dossier des clés et des échanges (par défaut $XDG_DATA_HOME/formexchange)", "مجلد المفاتيح والتبادلات (افتراضيا $XDG_DATA_HOME/formexchange)", "folder of keys and store (default $XDG_DATA_HOME/formexchange)"),
        ["--schemas"] = new("dossier des formulaires, routes et institutions", "مجلد الاستمارات والمسارات والمؤسسات", "folder of forms, routes and institutions"),
        ["--lang"] = new("langue : fr, ar ou en (par défaut fr)", "اللغة: fr أو ar أو en (افتراضيا fr)", "language: fr, ar or en (default fr)"),
        ["--json"] = new("résultat en JSON sur la sortie standard", "النتيجة بصيغة JSON على المخرج القياسي", "the result as JSON on standard output"),
        ["--help"] = new("cette aide", "هذه المساعدة", "this help"),
        ["--version"] = new("version du programme", "إصدار البرنامج", "version of the program"),
    };

    public static readonly LocalizedText Usage = new("Emploi :", "الاستعمال:", "Usage:");
    public static readonly LocalizedText Commands = new("Commandes :", "الأوامر:", "Commands:");
    public static readonly LocalizedText Arguments = new("Arguments :", "المعطيات:", "Arguments:");
    public static readonly LocalizedText Options = new("Options :", "الخيارات:", "Options:");

    public static readonly LocalizedText ExitCodes = new(
        "Codes de sortie : 0 tout va bien, 1 refusé, 2 mauvais emploi, 3 injoignable ou sans accusé à temps.",
        "رموز الخروج: 0 كل شيء على ما يرام، 1 مرفوض، 2 استعمال خاطئ، 3 تعذر الوصول أو لم يرد الإشعار في الأجل.",
        "Exit codes: 0 fine, 1 refused, 2 misuse, 3 unreachable or no receipt in time.");
}
