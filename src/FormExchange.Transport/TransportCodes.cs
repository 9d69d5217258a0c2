using FormExchange.Forms;

namespace FormExchange.Transport;

/// <summary>What an operator is told about the settings of the bus, and about what stands on a broker.</summary>
public static class TransportCodes
{
    public static readonly CodedText UnknownKind = new(
        "TRANSPORT-KIND",
        "Le bus « {0} » n'est pas connu. Indiquez l'un de ceux-ci dans FormExchange:Transport:Kind : {1}.",
        "ناقل الرسائل «{0}» غير معروف. اكتبوا أحد هذه في الإعداد FormExchange:Transport:Kind: {1}.",
        "The bus '{0}' is not known. Set FormExchange:Transport:Kind to one of: {1}.");

    public static readonly CodedText OutOfRange = new(
        "TRANSPORT-RANGE",
        "Le réglage FormExchange:Transport:{0} est hors limites. Indiquez une valeur de {1} à {2} (durées en secondes).",
        "الإعداد FormExchange:Transport:{0} خارج الحدود. اكتبوا قيمة من {1} إلى {2} (المدد بالثواني).",
        "The setting FormExchange:Transport:{0} is out of range. Give a value from {1} to {2} (durations in seconds).");

    public static readonly CodedText Address = new(
        "TRANSPORT-ADDRESS",
        "FormExchange:Transport:Address n'est pas l'adresse d'un broker. Indiquez amqp://HÔTE:PORT/VHOST, ou amqps pour TLS.",
        "القيمة FormExchange:Transport:Address ليست عنوان وسيط رسائل. اكتبوا amqp://HOST:PORT/VHOST أو amqps لاستعمال TLS.",
        "FormExchange:Transport:Address is not the address of a broker. Give amqp://HOST:PORT/VHOST, or amqps for TLS.");

    public static readonly CodedText AddressWithUser = new(
        "TRANSPORT-ADDRESS-USER",
        "FormExchange:Transport:Address contient un utilisateur ou un mot de passe. Retirez-les : l'utilisateur est celui de chaque institution, et un mot de passe n'a pas sa place dans une adresse, qui s'affiche.",
        "يحتوي العنوان FormExchange:Transport:Address على مستخدم أو كلمة سر. احذفوهما: المستخدم هو مستخدم كل مؤسسة، وكلمة السر لا مكان لها في عنوان يُعرض.",
        "FormExchange:Transport:Address holds a user or a password. Remove them: the user is each institution's own, and a password has no place in an address, which is shown.");

    public static readonly CodedText Password = new(
        "TRANSPORT-PASSWORD",
        "Il manque le mot de passe de l'institution {0} pour le broker. Donnez-le par l'environnement ou par un fichier.",
        "كلمة سر المؤسسة {0} لدى وسيط الرسائل غير متوفرة. قدموها عبر متغيرات البيئة أو في ملف.",
        "The broker's password of the institution {0} is missing. Give it by the environment or in a file.");

    public static readonly CodedText Authorities = new(
        "TRANSPORT-AUTHORITIES",
        "Le fichier d'autorités {0} ne peut pas servir : il faut un fichier PEM lisible avec au moins un certificat, et une adresse amqps.",
        "لا يمكن استعمال ملف سلطات التصديق {0}: يلزم ملف PEM مقروء فيه شهادة واحدة على الأقل وعنوان amqps.",
        "The file of authorities {0} cannot be used: it must be a readable PEM file with at least one certificate, and the address must be amqps.");

    public static readonly CodedText Login = new(
        "TRANSPORT-LOGIN",
        "Le broker refuse l'utilisateur {0}. Vérifiez que cet utilisateur y existe et que le mot de passe est le sien.",
        "يرفض وسيط الرسائل المستخدم {0}. تحققوا من وجوده لدى الوسيط ومن كلمة السر.",
        "The broker refuses the user {0}. Check that this user exists there and that the password is his.");

    public static readonly CodedText Vhost = new(
        "TRANSPORT-VHOST",
        "Le vhost {0} n'existe pas sur le broker, ou l'utilisateur {1} n'y a pas accès. Importez le fichier de définitions, ou corrigez FormExchange:Transport:Address.",
        "المضيف الافتراضي {0} غير موجود لدى وسيط الرسائل، أو لا يحق للمستخدم {1} الدخول إليه. استوردوا ملف التعريفات أو صححوا FormExchange:Transport:Address.",
        "There is no vhost {0} on the broker, or the user {1} may not enter it. Import the definitions file, or correct FormExchange:Transport:Address.");

    public static readonly CodedText Certificate = new(
        "TRANSPORT-CERTIFICATE",
        "Le certificat du broker {0} n'est pas accepté : autorité inconnue, autre nom d'hôte, ou date passée. Vérifiez l'adresse et le fichier d'autorités.",
        "شهادة وسيط الرسائل {0} غير مقبولة: سلطة تصديق مجهولة أو اسم مضيف آخر أو تاريخ منقض. تحققوا من العنوان ومن ملف سلطات التصديق.",
        "The certificate of the broker {0} is not accepted: an unknown authority, another host's name, or a date that has passed. Check the address and the file of authorities.");

    public static readonly CodedText Missing = new(
        "TRANSPORT-MISSING",
        "Il n'y a pas de {0} sur le broker. Lancez « formx broker declare ».",
        "لا يوجد {0} لدى وسيط الرسائل. نفذوا «formx broker declare».",
        "There is no {0} on the broker. Run `formx broker declare`.");

    public static readonly CodedText Different = new(
        "TRANSPORT-DIFFERENT",
        "{0} existe sur le broker avec {1} = {2} ; attendu : {3}. Cela ne se change pas après coup : videz-le, supprimez-le, puis lancez « formx broker declare ».",
        "{0} موجود لدى وسيط الرسائل بالقيمة {1} = {2}، والمنتظر {3}. لا يمكن تغيير ذلك بعد الإنشاء: أفرغوه واحذفوه ثم نفذوا «formx broker declare».",
        "{0} stands on the broker with {1} = {2}; expected: {3}. That cannot be changed afterwards: empty it, delete it, then run `formx broker declare`.");

    public static readonly CodedText Right = new(
        "TRANSPORT-RIGHT",
        "L'utilisateur {0} n'a pas les droits qu'il lui faut sur {1}. Importez le fichier de définitions de « formx broker definitions », qui contient ces droits.",
        "ليست للمستخدم {0} الصلاحيات اللازمة على {1}. استوردوا ملف تعريفات «formx broker definitions» الذي يتضمنها.",
        "The user {0} lacks a right on {1}. Import the definitions file of `formx broker definitions`, which holds the rights.");

    public static readonly CodedText Broker = new(
        "TRANSPORT-BROKER",
        "Le broker refuse {0} : {1}. Corrigez-le, puis lancez « formx broker declare ».",
        "يرفض وسيط الرسائل {0}: {1}. صححوا ذلك ثم نفذوا «formx broker declare».",
        "The broker refuses {0}: {1}. Correct that, then run `formx broker declare`.");
}
