namespace FormExchange.Forms;

/// <summary>
/// What the schema says. Place 0 is the label of the field in the schema's own words, place 1 its hint: what a correct value looks like.
/// </summary>
public static class SchemaCodes
{
    public static readonly CodedText Pattern = new("XSD-PATTERN",
        "« {0} » n'a pas la forme attendue. {1}",
        "«{0}»: القيمة ليست بالصيغة المطلوبة. {1}",
        "\"{0}\" does not have the expected form. {1}");

    public static readonly CodedText Enumeration = new("XSD-ENUM",
        "« {0} » n'est pas une valeur de la liste admise. {1}",
        "«{0}»: القيمة ليست ضمن القائمة المقبولة. {1}",
        "\"{0}\" is not a value of the accepted list. {1}");

    public static readonly CodedText Length = new("XSD-LENGTH",
        "« {0} » est vide, trop court ou trop long. {1}",
        "«{0}»: القيمة فارغة أو أقصر أو أطول مما يقبل. {1}",
        "\"{0}\" is empty, too short or too long. {1}");

    public static readonly CodedText Range = new("XSD-RANGE",
        "« {0} » est hors des limites admises. {1}",
        "«{0}»: القيمة خارج الحدود المقبولة. {1}",
        "\"{0}\" is outside the accepted limits. {1}");

    public static readonly CodedText Digits = new("XSD-DIGITS",
        "« {0} » a trop de chiffres. {1}",
        "«{0}»: عدد الأرقام أكثر مما يقبل. {1}",
        "\"{0}\" has too many digits. {1}");

    public static readonly CodedText Date = new("XSD-DATE",
        "« {0} » n'est pas une date valable. Écrivez-la sous la forme AAAA-MM-JJ. {1}",
        "«{0}»: التاريخ غير صحيح. اكتبوه على شكل سنة-شهر-يوم (YYYY-MM-DD). {1}",
        "\"{0}\" is not a valid date. Write it as YYYY-MM-DD. {1}");

    public static readonly CodedText Type = new("XSD-TYPE",
        "« {0} » n'a pas le type de valeur attendu. {1}",
        "«{0}»: نوع القيمة غير مطابق للمطلوب. {1}",
        "\"{0}\" does not have the expected kind of value. {1}");

    public static readonly CodedText RequiredElement = new("XSD-REQUIRED-ELEMENT",
        "« {0} » manque. Renseignez ce champ. {1}",
        "«{0}»: حقل ناقص. املؤوه. {1}",
        "\"{0}\" is missing. Fill in this field. {1}");

    public static readonly CodedText UnexpectedElement = new("XSD-UNEXPECTED-ELEMENT",
        "« {0} » n'est pas attendu à cet endroit. Retirez-le, ou remettez les champs dans l'ordre du schéma. {1}",
        "«{0}»: عنصر غير متوقع في هذا الموضع. احذفوه أو رتبوا الحقول وفق المخطط. {1}",
        "\"{0}\" is not expected here. Remove it, or put the fields into the order of the schema. {1}");

    public static readonly CodedText RequiredAttribute = new("XSD-REQUIRED-ATTRIBUTE",
        "L'attribut « {0} » manque. Renseignez-le. {1}",
        "السمة «{0}» ناقصة. املؤوها. {1}",
        "The attribute \"{0}\" is missing. Fill it in. {1}");

    public static readonly CodedText UnexpectedAttribute = new("XSD-UNEXPECTED-ATTRIBUTE",
        "« {0} » porte un attribut que le schéma ne prévoit pas. Retirez-le. {1}",
        "«{0}»: يحمل العنصر سمة لا ينص عليها المخطط. احذفوها. {1}",
        "\"{0}\" carries an attribute that the schema does not know. Remove it. {1}");

    public static readonly CodedText Duplicate = new("XSD-DUPLICATE",
        "« {0} » répète une valeur qui doit être unique. Corrigez ou supprimez la répétition. {1}",
        "«{0}»: تتكرر قيمة يجب أن تكون فريدة. صححوا التكرار أو احذفوه. {1}",
        "\"{0}\" repeats a value that must be unique. Correct or remove the repetition. {1}");

    public static readonly CodedText AfterSignature = new("DATE-AFTER-SIGNATURE",
        "« {0} » est postérieure à la date de signature du document. Corrigez la date ou signez à une date qui convient. {1}",
        "«{0}»: التاريخ لاحق لتاريخ توقيع الوثيقة. صححوا التاريخ أو وقعوا بتاريخ مناسب. {1}",
        "\"{0}\" is later than the date on which the document was signed. Correct the date, or sign on a date that fits. {1}");

    /// <summary>Stands for the hint of a declaration that has none.</summary>
    internal static readonly LocalizedText NoHint = new(
        "Corrigez d'après le modèle du formulaire.",
        "صححوا وفق نموذج الاستمارة.",
        "Correct it after the model of the form.");

    /// <summary>Stands for the name of an element that the schema does not know: names from outside are not repeated.</summary>
    internal static readonly LocalizedText UnknownElement = new("Élément inconnu", "عنصر غير معروف", "Unknown element");

    /// <summary>Stands for what a wildcard would have taken.</summary>
    internal static readonly LocalizedText Content = new("Contenu", "المحتوى", "Content");

    internal static readonly LocalizedText Or = new(" ou ", " أو ", " or ");
}
