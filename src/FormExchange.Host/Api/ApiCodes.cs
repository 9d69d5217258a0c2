using FormExchange.Forms;

namespace FormExchange.Host.Api;

/// <summary>What the HTTP API itself refuses, before the life of an exchange begins.</summary>
public static class ApiCodes
{
    public static readonly CodedText Token = new(
        "API-TOKEN",
        "Cet appel demande le jeton du service. Envoyez « Authorization: Bearer JETON » avec celui de host.json, dans le dossier de données.",
        "يتطلب هذا الطلب رمز الخدمة. أرسلوا «Authorization: Bearer» متبوعا بالرمز الموجود في host.json داخل مجلد البيانات.",
        "This call needs the host's token. Send `Authorization: Bearer TOKEN` with the one in host.json, in the data folder.");

    public static readonly CodedText NotFound = new(
        "API-NOT-FOUND",
        "Aucun échange ne porte l'identifiant {0}. Vérifiez-le.",
        "لا يوجد تبادل يحمل المعرف {0}. تحققوا منه.",
        "No exchange has the id {0}. Check it.");

    public static readonly CodedText MediaType = new(
        "API-MEDIA-TYPE",
        "Envoyez le document en application/xml, ou en multipart/form-data avec la partie « document » en premier.",
        "أرسلوا الوثيقة بصيغة application/xml أو multipart/form-data مع الجزء «document» أولا.",
        "Send the document as application/xml, or as multipart/form-data with the part `document` first.");

    public static readonly CodedText Multipart = new(
        "API-MULTIPART",
        "Le corps de la requête n'est pas un multipart/form-data lisible : la partie « document » vient en premier, puis une partie nommée par identifiant de pièce.",
        "جسم الطلب ليس multipart/form-data مقروءا: يأتي الجزء «document» أولا ثم جزء باسم معرف كل وثيقة مرفقة.",
        "The request's body is not readable multipart/form-data: the part `document` comes first, then a part named after each attachment id.");

    public static readonly CodedText Body = new(
        "API-BODY",
        "Le corps de la requête n'est pas arrivé en entier ou à temps. Envoyez la requête à nouveau.",
        "لم يصل جسم الطلب كاملا أو في الأجل. أعيدوا إرسال الطلب.",
        "The request's body did not arrive whole, or not in time. Send the request again.");

    public static readonly CodedText StoreAway = new(
        "API-STORE-AWAY",
        "La base de données du service ne répond pas en ce moment. Renvoyez la même demande : un document déjà enregistré est reconnu et n'est jamais envoyé deux fois.",
        "قاعدة بيانات الخدمة لا تستجيب حاليا. أعيدوا الطلب نفسه: الوثيقة المسجلة من قبل تُعرف ولا تُرسل مرتين أبدا.",
        "The host's database does not answer at the moment. Send the same request again: a document that was stored already is recognised and never sent twice.");

    public static readonly CodedText Catalogue = new(
        "API-CATALOGUE",
        "Le dossier des schémas comporte {0} défaut(s) ; le service continue avec les formulaires d'avant. Corrigez-les, puis rechargez.",
        "يتضمن مجلد المخططات {0} من العيوب، وتواصل الخدمة العمل بالاستمارات السابقة. صححوها ثم أعيدوا التحميل.",
        "The schemas folder has {0} defect(s); the host goes on with the forms that it had. Correct them, then reload.");

    public static readonly CodedText Unknown = new(
        "API-UNKNOWN",
        "Cette adresse n'existe pas dans l'API. Voir README.",
        "هذا العنوان غير موجود في الواجهة البرمجية. راجعوا README.",
        "The API has no such address. See README.");

    public static readonly CodedText Failure = new(
        "API-FAILURE",
        "Une erreur interne est survenue ; rien n'a été enregistré. Réessayez ; si elle persiste, donnez à l'exploitant la référence {0}.",
        "وقع خطأ داخلي ولم يُسجل أي شيء. أعيدوا المحاولة؛ وإذا استمر الخطأ فقدموا للمشرف المرجع {0}.",
        "An internal error occurred; nothing was stored. Try again; if it lasts, give the operator the reference {0}.");
}
