namespace FormExchange.Forms;

/// <summary>What the reader says before it knows which form it has.</summary>
public static class ReaderCodes
{
    public static readonly CodedText NotWellFormed = new("XML-NOT-WELL-FORMED",
        "Le document n'est pas un fichier XML bien formé. Corrigez la ligne indiquée ou produisez à nouveau le fichier avec votre logiciel.",
        "الوثيقة ليست ملف XML سليم البنية. صححوا السطر المشار إليه أو أعيدوا إنتاج الملف ببرنامجكم.",
        "The document is not well-formed XML. Correct the line named here or produce the file again with your software.");

    public static readonly CodedText Dtd = new("XML-DTD",
        "Le document contient une déclaration DOCTYPE, ce qui n'est pas admis. Supprimez-la : les formulaires n'en ont pas besoin.",
        "تتضمن الوثيقة تصريح DOCTYPE وهو غير مقبول. احذفوه، فالاستمارات لا تحتاج إليه.",
        "The document has a DOCTYPE declaration, which is not accepted. Remove it: forms do not need one.");

    public static readonly CodedText TooLarge = new("XML-TOO-LARGE",
        "Le document dépasse {0} Mio. Transmettez les pièces comme fichiers joints et non dans le document.",
        "يتجاوز حجم الوثيقة {0} ميبيبايت. أرسلوا الوثائق المرفقة كملفات مستقلة وليس داخل الوثيقة.",
        "The document is larger than {0} MiB. Send the supporting documents as attachments, not inside the document.");

    public static readonly CodedText Depth = new("XML-DEPTH",
        "Le document imbrique plus de {0} niveaux d'éléments. Suivez la structure du schéma du formulaire.",
        "تتضمن الوثيقة أكثر من {0} مستوى من العناصر المتداخلة. اتبعوا بنية مخطط الاستمارة.",
        "The document nests elements more than {0} levels deep. Follow the structure of the form's schema.");

    public static readonly CodedText Attributes = new("XML-ATTRIBUTES",
        "Un élément porte plus de {0} attributs. Suivez la structure du schéma du formulaire.",
        "يحمل أحد العناصر أكثر من {0} سمة. اتبعوا بنية مخطط الاستمارة.",
        "An element carries more than {0} attributes. Follow the structure of the form's schema.");

    public static readonly CodedText Encoding = new("XML-ENCODING",
        "Le document n'est pas codé en UTF-8. Enregistrez-le en UTF-8 et déclarez ce codage, ou n'en déclarez aucun.",
        "الوثيقة غير مرمزة بترميز UTF-8. احفظوها بترميز UTF-8 وصرحوا به أو لا تصرحوا بأي ترميز.",
        "The document is not encoded in UTF-8. Save it as UTF-8 and declare that encoding, or declare none.");

    public static readonly CodedText Comment = new("XML-COMMENT",
        "Le document contient un commentaire XML, ce qui n'est pas admis dans un document à signer. Supprimez-le.",
        "تتضمن الوثيقة تعليقا بصيغة XML وهو غير مقبول في وثيقة معدة للتوقيع. احذفوه.",
        "The document has an XML comment, which is not accepted in a document to be signed. Remove it.");

    public static readonly CodedText ProcessingInstruction = new("XML-PI",
        "Le document contient une instruction de traitement (<?…?>), ce qui n'est pas admis. Supprimez-la.",
        "تتضمن الوثيقة تعليمة معالجة (<?…?>) وهي غير مقبولة. احذفوها.",
        "The document has a processing instruction (<?…?>), which is not accepted. Remove it.");

    public static readonly CodedText SchemaInstance = new("XML-XSI",
        "Un élément porte un attribut de l'espace XMLSchema-instance (xsi:type, xsi:nil, xsi:schemaLocation). Supprimez-le : le schéma appliqué est celui du service.",
        "يحمل أحد العناصر سمة من فضاء XMLSchema-instance (مثل xsi:type أو xsi:nil أو xsi:schemaLocation). احذفوها، فالمخطط المطبق هو مخطط الخدمة.",
        "An element carries an attribute of the XMLSchema-instance namespace (xsi:type, xsi:nil, xsi:schemaLocation). Remove it: the schema applied is the service's.");

    public static readonly CodedText Id = new("XML-ID",
        "Un élément porte un attribut d'identification (id, Id, ID ou xml:id), réservé à la signature. Supprimez-le.",
        "يحمل أحد العناصر سمة تعريف (id أو Id أو ID أو xml:id) وهي مخصصة للتوقيع. احذفوها.",
        "An element carries an identifier attribute (id, Id, ID or xml:id), which is kept for the signature. Remove it.");
}
