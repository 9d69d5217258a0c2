using FormExchange.Forms;

namespace FormExchange.Cli.Site;

/// <summary>The words of the catalogue site that no form brings itself.</summary>
internal static class SiteWords
{
    public static readonly LocalizedText Title = new("Catalogue des formulaires et procédures", "دليل الاستمارات والإجراءات", "Catalogue of forms and procedures");
    public static readonly LocalizedText Lead = new(
        "Ce que FormExchange échange entre le Maroc, la France et le Luxembourg : champs, règles, pièces, délais, avec leurs sources. Les exemples sont fictifs.",
        "ما يتبادله FormExchange بين المغرب وفرنسا ولوكسمبورغ: الخانات والقواعد والوثائق والآجال مع مصادرها. الأمثلة وهمية.",
        "What FormExchange exchanges between Morocco, France and Luxembourg: fields, rules, documents, deadlines, with their sources. Samples are fictitious.");

    public static readonly LocalizedText Language = new("Langue", "اللغة", "Language");
    public static readonly LocalizedText Menu = new("Menu du catalogue", "قائمة الدليل", "Catalogue menu");
    public static readonly LocalizedText SkipToContent = new("Aller au contenu", "الانتقال إلى المحتوى", "Skip to content");
    public static readonly LocalizedText Search = new("Rechercher dans cette page", "البحث في هذه الصفحة", "Search in this page");
    public static readonly LocalizedText NothingFound = new("Aucune ligne ne correspond.", "لا يوجد سطر مطابق.", "No line matches.");
    public static readonly LocalizedText Forms = new("Formulaires", "الاستمارات", "Forms");
    public static readonly LocalizedText Messages = new("Messages sans formulaire imprimé", "رسائل بدون استمارة مطبوعة", "Messages without a printed form");
    public static readonly LocalizedText Procedures = new("Procédures", "الإجراءات", "Procedures");
    public static readonly LocalizedText Routes = new("Routes", "المسارات", "Routes");
    public static readonly LocalizedText Which = new("Quel formulaire ?", "أي استمارة؟", "Which form?");
    public static readonly LocalizedText Institutions = new("Institutions", "المؤسسات", "Institutions");
    public static readonly LocalizedText Decisions = new("Points à confirmer", "نقاط للتأكيد", "Points to confirm");
    public static readonly LocalizedText DecisionsLead = new(
        "Ce qu'aucune source ne dit et que les caisses doivent confirmer, avec tout ce qui en dépend.",
        "ما لا يذكره أي مصدر ويجب على الصناديق تأكيده، مع كل ما يتوقف عليه.",
        "What no source says and the funds must confirm, with everything that rests on it.");

    public static readonly LocalizedText Code = new("Code", "الرمز", "Code");
    public static readonly LocalizedText Name = new("Nom", "الاسم", "Name");
    public static readonly LocalizedText Kind = new("Nature", "النوع", "Kind");
    public static readonly LocalizedText Fields = new("Champs", "الخانات", "Fields");
    public static readonly LocalizedText Field = new("Champ", "الخانة", "Field");
    public static readonly LocalizedText Box = new("Case", "رقم الخانة", "Box");
    public static readonly LocalizedText Occurs = new("Présence", "الحضور", "Occurrence");
    public static readonly LocalizedText Content = new("Contenu", "المحتوى", "Content");
    public static readonly LocalizedText Rules = new("Règles", "القواعد", "Rules");
    public static readonly LocalizedText Rule = new("Règle", "القاعدة", "Rule");
    public static readonly LocalizedText Weight = new("Effet", "الأثر", "Effect");
    public static readonly LocalizedText Text = new("Texte", "النص", "Text");
    public static readonly LocalizedText Source = new("Source", "المصدر", "Source");
    public static readonly LocalizedText Documents = new("Pièces justificatives", "الوثائق المثبتة", "Supporting documents");
    public static readonly LocalizedText Document = new("Pièce", "الوثيقة", "Document");
    public static readonly LocalizedText Obligation = new("Obligation", "الإلزام", "Obligation");
    public static readonly LocalizedText Deadlines = new("Validité, délais, exemplaires", "الصلاحية والآجال والنسخ", "Validity, deadlines, copies");
    public static readonly LocalizedText Deadline = new("Délai", "الأجل", "Deadline");
    public static readonly LocalizedText Samples = new("Exemples", "أمثلة", "Samples");
    public static readonly LocalizedText Sample = new("Exemple", "مثال", "Sample");
    public static readonly LocalizedText Shows = new("Montre", "يبين", "Shows");
    public static readonly LocalizedText Valid = new("document valable", "وثيقة صحيحة", "a valid document");
    public static readonly LocalizedText Steps = new("Étapes", "المراحل", "Steps");
    public static readonly LocalizedText Step = new("Étape", "المرحلة", "Step");
    public static readonly LocalizedText From = new("De", "من", "From");
    public static readonly LocalizedText To = new("À", "إلى", "To");
    public static readonly LocalizedText What = new("Quoi", "ماذا", "What");
    public static readonly LocalizedText Answers = new("Répond à", "يجيب عن", "Answers");
    public static readonly LocalizedText Opens = new("ouvre le dossier", "يفتح الملف", "opens the case");
    public static readonly LocalizedText Closes = new("clôt le dossier", "يغلق الملف", "closes the case");
    public static readonly LocalizedText Kept = new("gardé au dossier", "يحفظ في الملف", "kept in the case");
    public static readonly LocalizedText Paper = new("hors du service (papier)", "خارج النظام (ورق)", "outside the service (paper)");
    public static readonly LocalizedText Picture = new("Déroulement", "مجرى الإجراء", "Course");
    public static readonly LocalizedText Situation = new("Situation", "الوضعية", "Situation");
    public static readonly LocalizedText Answer = new("Réponse", "الجواب", "Answer");
    public static readonly LocalizedText NoForm = new("aucun formulaire", "لا توجد استمارة", "no form");
    public static readonly LocalizedText Barred = new("interdit", "ممنوع", "barred");
    public static readonly LocalizedText Roles = new("Rôles", "الأدوار", "Roles");
    public static readonly LocalizedText Town = new("Ville", "المدينة", "Town");
    public static readonly LocalizedText Serves = new("Compétente pour", "مختصة بـ", "Competent for");
    public static readonly LocalizedText Provisional = new("identifiant provisoire", "معرف مؤقت", "provisional id");
    public static readonly LocalizedText RestsOnIt = new("Ce qui en dépend", "ما يتوقف عليه", "What rests on it");
    public static readonly LocalizedText Translations = new("Traductions à confirmer", "ترجمات للتأكيد", "Translations to confirm");
    public static readonly LocalizedText Editions = new("Base légale", "الأساس القانوني", "Legal basis");
    public static readonly LocalizedText WhereUsed = new("Où il circule", "أين تتداول", "Where it travels");
    public static readonly LocalizedText ServiceDeadline = new("délai du service, sans source légale", "أجل يحدده النظام دون سند قانوني", "set by the service, no legal source");

    public static LocalizedText Of(FormKind kind) => kind switch
    {
        FormKind.Asks => new("demande", "طلب", "asks"),
        FormKind.Attests => new("atteste", "شهادة", "attests"),
        _ => new("informe", "إخبار", "informs"),
    };

    public static LocalizedText Of(Severity severity) => severity switch
    {
        Severity.Error => new("refuse", "رفض", "refuses"),
        Severity.Warning => new("avertit", "تنبيه", "warns"),
        _ => new("informe", "إخبار", "informs"),
    };

    public static LocalizedText Of(Obligation obligation) => obligation switch
    {
        FormExchange.Forms.Obligation.Mandatory => new("obligatoire", "إلزامية", "mandatory"),
        FormExchange.Forms.Obligation.Optional => new("facultative", "اختيارية", "optional"),
        _ => new("selon le cas", "حسب الحالة", "conditional"),
    };

    public static LocalizedText Occurrence(FormField field) => (field.Required, field.Repeats) switch
    {
        (true, false) => new("une fois", "مرة واحدة", "once"),
        (true, true) => new("une fois ou plus", "مرة أو أكثر", "once or more"),
        (false, false) => new("facultatif", "اختياري", "optional"),
        _ => new("autant que nécessaire", "حسب الحاجة", "as many as needed"),
    };
}
