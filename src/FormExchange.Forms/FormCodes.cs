namespace FormExchange.Forms;

/// <summary>What is said when a document is of no form, version or edition that the catalogue knows, or cannot be judged in full.</summary>
public static class FormCodes
{
    public static readonly CodedText Unknown = new("FORM-UNKNOWN",
        "L'élément racine n'est celui d'aucun formulaire du catalogue. Vérifiez le nom et l'espace de noms de la racine (« formx forms list » donne les formulaires connus).",
        "العنصر الجذر لا يطابق أي استمارة في الدليل. تحققوا من اسم الجذر وفضاء أسمائه (الأمر «formx forms list» يعرض الاستمارات المعروفة).",
        "The root element is that of no form in the catalogue. Check the root's name and namespace (\"formx forms list\" shows the known forms).");

    public static readonly CodedText VersionUnknown = new("FORM-VERSION-UNKNOWN",
        "Le formulaire {0} est connu, mais pas dans cette version. Versions admises : {1}. Produisez le document dans l'une d'elles.",
        "الاستمارة {0} معروفة ولكن ليس بهذا الإصدار. الإصدارات المقبولة: {1}. أعدوا الوثيقة بأحدها.",
        "The form {0} is known, but not in this version. Accepted versions: {1}. Produce the document in one of them.");

    public static readonly CodedText EditionUnknown = new("FORM-EDITION",
        "L'édition de la base légale indiquée ne vaut pas pour le formulaire {0}. Éditions admises : {1}.",
        "إصدار الأساس القانوني المذكور لا ينطبق على الاستمارة {0}. الإصدارات المقبولة: {1}.",
        "The edition of the legal basis named here does not hold for form {0}. Accepted editions: {1}.");

    public static readonly CodedText RuleNotEvaluated = new("RULE-NOT-EVALUATED",
        "La règle {0} n'a pas pu être évaluée sur ce document : le document est refusé par précaution. Signalez-le à l'exploitant du service, qui doit corriger le catalogue.",
        "تعذر تقييم القاعدة {0} على هذه الوثيقة فرفضت احتياطا. أبلغوا مشغل الخدمة الذي عليه تصحيح الدليل.",
        "The rule {0} could not be evaluated on this document, which is refused as a precaution. Tell the operator of the service, who must repair the catalogue.");

    public static readonly CodedText Truncated = new("REPORT-TRUNCATED",
        "Le rapport s'arrête après {0} constats. Corrigez ceux-ci, puis validez à nouveau.",
        "يتوقف التقرير بعد {0} ملاحظة. صححوها ثم أعيدوا التحقق.",
        "The report stops after {0} findings. Correct these, then validate again.");
}
