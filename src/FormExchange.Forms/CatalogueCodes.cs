namespace FormExchange.Forms;

/// <summary>Why a schemas folder is refused. The reader is whoever writes forms; place 0 names what is meant.</summary>
public static class CatalogueCodes
{
    public static readonly CodedText FolderMissing = new("CAT-FOLDER-MISSING",
        "Le dossier des schémas n'existe pas. Indiquez le bon dossier dans les réglages.",
        "مجلد المخططات غير موجود. حددوا المجلد الصحيح في الإعدادات.",
        "The schemas folder does not exist. Name the right folder in the settings.");

    public static readonly CodedText NoForms = new("CAT-NO-FORMS",
        "Le dossier ne contient aucun formulaire. Un formulaire a sa place dans <convention>/<code>/<version>/.",
        "المجلد لا يتضمن أي استمارة. مكان الاستمارة هو <convention>/<code>/<version>/.",
        "The folder holds no form. A form's place is <convention>/<code>/<version>/.");

    public static readonly CodedText FileMissing = new("CAT-FILE-MISSING",
        "Ce fichier manque. Ajoutez-le.",
        "هذا الملف غير موجود. أضيفوه.",
        "This file is missing. Add it.");

    public static readonly CodedText FileNotXml = new("CAT-FILE-NOT-XML",
        "Ce fichier n'est pas du XML bien formé sans DOCTYPE de moins de 5 Mio. Corrigez-le à la ligne indiquée.",
        "هذا الملف ليس XML سليم البنية دون DOCTYPE وبحجم أقل من 5 ميبيبايت. صححوه في السطر المشار إليه.",
        "This file is not well-formed XML without a DOCTYPE and below 5 MiB. Correct it at the line named here.");

    public static readonly CodedText UnknownElement = new("CAT-UNKNOWN-ELEMENT",
        "L'élément « {0} » n'est pas prévu dans « {1} ». Retirez-le ou corrigez son nom.",
        "العنصر «{0}» غير منصوص عليه داخل «{1}». احذفوه أو صححوا اسمه.",
        "The element \"{0}\" is not known in \"{1}\". Remove it or correct its name.");

    public static readonly CodedText UnknownAttribute = new("CAT-UNKNOWN-ATTRIBUTE",
        "L'attribut « {0} » n'est pas prévu sur « {1} ». Retirez-le ou corrigez son nom.",
        "السمة «{0}» غير منصوص عليها في «{1}». احذفوها أو صححوا اسمها.",
        "The attribute \"{0}\" is not known on \"{1}\". Remove it or correct its name.");

    public static readonly CodedText ElementMissing = new("CAT-ELEMENT-MISSING",
        "« {0} » doit contenir « {1} ». Ajoutez-le.",
        "يجب أن يتضمن «{0}» العنصر «{1}». أضيفوه.",
        "\"{0}\" must contain \"{1}\". Add it.");

    public static readonly CodedText ElementTwice = new("CAT-ELEMENT-TWICE",
        "« {0} » ne peut figurer qu'une fois ici. Supprimez la répétition.",
        "لا يجوز أن يرد «{0}» هنا أكثر من مرة. احذفوا التكرار.",
        "\"{0}\" may stand here only once. Remove the repetition.");

    public static readonly CodedText AttributeMissing = new("CAT-ATTRIBUTE-MISSING",
        "« {0} » doit porter l'attribut « {1} ». Renseignez-le.",
        "يجب أن يحمل «{0}» السمة «{1}». املؤوها.",
        "\"{0}\" must carry the attribute \"{1}\". Fill it in.");

    public static readonly CodedText AttributeValue = new("CAT-ATTRIBUTE-VALUE",
        "La valeur de l'attribut « {1} » de « {0} » n'est pas admise. Voyez schemas/README.md.",
        "قيمة السمة «{1}» في «{0}» غير مقبولة. راجعوا schemas/README.md.",
        "The value of the attribute \"{1}\" of \"{0}\" is not accepted. See schemas/README.md.");

    public static readonly CodedText TextMissing = new("CAT-TEXT-MISSING",
        "« {0} » n'a pas de texte dans la langue « {1} ». Ajoutez-le : chaque texte existe en fr, ar et en.",
        "«{0}» دون نص باللغة «{1}». أضيفوه، فكل نص يوجد باللغات fr و ar و en.",
        "\"{0}\" has no text in the language \"{1}\". Add it: every text exists in fr, ar and en.");

    public static readonly CodedText TextLanguage = new("CAT-TEXT-LANGUAGE",
        "Le texte « {0} » est vide, répète une langue ou n'en indique aucune des trois (xml:lang : fr, ar, en). Corrigez-le.",
        "النص «{0}» فارغ أو يكرر لغة أو لا يذكر إحدى اللغات الثلاث (xml:lang: fr أو ar أو en). صححوه.",
        "The text \"{0}\" is empty, repeats a language or names none of the three (xml:lang: fr, ar, en). Correct it.");

    public static readonly CodedText Duplicate = new("CAT-DUPLICATE",
        "« {0} » existe déjà ailleurs. Donnez-lui un autre nom ou supprimez l'un des deux.",
        "«{0}» موجود مسبقا في موضع آخر. غيروا الاسم أو احذفوا أحدهما.",
        "\"{0}\" exists elsewhere already. Name it otherwise or remove one of the two.");

    public static readonly CodedText FolderName = new("CAT-FOLDER-NAME",
        "form.xml dit « {0} », mais le fichier n'est pas dans le dossier de ce nom. Déplacez-le ou corrigez-le.",
        "يذكر form.xml «{0}» لكن الملف ليس في المجلد الذي يحمل هذا الاسم. انقلوه أو صححوه.",
        "form.xml says \"{0}\", but the file is not in the folder of that name. Move it or correct it.");

    public static readonly CodedText FormNamespace = new("CAT-FORM-NAMESPACE",
        "L'espace de noms du formulaire doit être « {0} ».",
        "يجب أن يكون فضاء أسماء الاستمارة «{0}».",
        "The form's namespace must be \"{0}\".");

    public static readonly CodedText NamedFileMissing = new("CAT-NAMED-FILE-MISSING",
        "Le fichier « {0} » n'est pas dans le dossier du formulaire. Ajoutez-le ou corrigez son nom.",
        "الملف «{0}» غير موجود في مجلد الاستمارة. أضيفوه أو صححوا اسمه.",
        "The file \"{0}\" is not in the form's folder. Add it or correct its name.");

    public static readonly CodedText SchemaInvalid = new("CAT-SCHEMA-INVALID",
        "Le schéma ne se compile pas à cet endroit ({0}). Corrigez-le ; xmllint --schema en dit davantage.",
        "تعذر تجميع المخطط في هذا الموضع ({0}). صححوه، والأمر xmllint --schema يعطي تفاصيل أكثر.",
        "The schema does not compile here ({0}). Correct it; xmllint --schema says more.");

    public static readonly CodedText ImportOutside = new("CAT-IMPORT-OUTSIDE",
        "Cet import sort du dossier des schémas, n'indique pas de fichier ou n'est pas admis. Importez par un chemin relatif un fichier de ce dossier.",
        "هذا الاستيراد يخرج عن مجلد المخططات أو لا يحدد ملفا أو غير مقبول. استوردوا بمسار نسبي ملفا من داخل هذا المجلد.",
        "This import leaves the schemas folder, names no file or is not accepted. Import a file of that folder by a relative path.");

    public static readonly CodedText ImportMissing = new("CAT-IMPORT-MISSING",
        "Le fichier importé « {0} » n'existe pas. Ajoutez-le ou corrigez le chemin.",
        "الملف المستورد «{0}» غير موجود. أضيفوه أو صححوا المسار.",
        "The imported file \"{0}\" does not exist. Add it or correct the path.");

    public static readonly CodedText SchemaConstruct = new("CAT-SCHEMA-CONSTRUCT",
        "« {0} » n'est pas admis dans un schéma de formulaire : les validateurs le lisent différemment ou il modifie le document. Voyez schemas/README.md.",
        "«{0}» غير مقبول في مخطط استمارة لأن أدوات التحقق تقرؤه بأشكال مختلفة أو لأنه يغير الوثيقة. راجعوا schemas/README.md.",
        "\"{0}\" is not accepted in a form's schema: validators read it differently, or it changes the document. See schemas/README.md.");

    public static readonly CodedText PatternRefused = new("CAT-PATTERN",
        "Ce motif utilise ce que les validateurs lisent différemment (\\d, \\s, ^, $, le point) ou des répétitions imbriquées sans borne. Écrivez des classes explicites et des bornes.",
        "يستعمل هذا النمط ما تقرؤه أدوات التحقق بأشكال مختلفة (\\d و \\s و ^ و $ والنقطة) أو تكرارات متداخلة دون حد. اكتبوا فئات صريحة وحدودا.",
        "This pattern uses what validators read differently (\\d, \\s, ^, $, the dot) or nested repetitions without bound. Write explicit classes and bounds.");

    public static readonly CodedText RootMissing = new("CAT-ROOT-MISSING",
        "Le schéma ne déclare pas l'élément racine « {0} ». Déclarez-le ou corrigez form.xml.",
        "المخطط لا يصرح بالعنصر الجذر «{0}». صرحوا به أو صححوا form.xml.",
        "The schema does not declare the root element \"{0}\". Declare it or correct form.xml.");

    public static readonly CodedText PathNotInSchema = new("CAT-PATH",
        "Le chemin « {0} » ne mène pas à un élément que chaque document valide porte exactement une fois (et, pour AsOf, à une date). Corrigez le chemin ou le schéma.",
        "المسار «{0}» لا يؤدي إلى عنصر تحمله كل وثيقة صحيحة مرة واحدة بالضبط (وإلى تاريخ بالنسبة إلى AsOf). صححوا المسار أو المخطط.",
        "The path \"{0}\" does not lead to an element that every valid document carries exactly once (and, for AsOf, to a date). Correct the path or the schema.");

    public static readonly CodedText PathUnknown = new("CAT-PATH-UNKNOWN",
        "Le chemin « {0} » ne mène à aucun élément du schéma (ou, pour une validité ou un délai, pas à une date). Corrigez-le.",
        "المسار «{0}» لا يؤدي إلى أي عنصر في المخطط (أو لا يؤدي إلى تاريخ بالنسبة إلى الصلاحية أو الأجل). صححوه.",
        "The path \"{0}\" leads to no element of the schema (or, for a validity or a deadline, to no date). Correct it.");

    public static readonly CodedText LayoutMissing = new("CAT-LAYOUT-MISSING",
        "« {0} » n'a pas de place dans layout.xml. Ajoutez-le, ou le groupe qui le contient, dans une section.",
        "«{0}» دون موضع في layout.xml. أضيفوه أو أضيفوا المجموعة التي تتضمنه إلى أحد الأقسام.",
        "\"{0}\" has no place in layout.xml. Add it, or the group that holds it, to a section.");

    public static readonly CodedText LayoutTwice = new("CAT-LAYOUT-TWICE",
        "« {0} » figure deux fois dans layout.xml, seul ou dans un groupe. Gardez une seule place.",
        "«{0}» وارد مرتين في layout.xml منفردا أو ضمن مجموعة. احتفظوا بموضع واحد.",
        "\"{0}\" stands twice in layout.xml, alone or within a group. Keep one place.");

    public static readonly CodedText PublishedChanged = new("CAT-PUBLISHED-CHANGED",
        "Le formulaire « {0} », version {1}, est publié, mais ses fichiers ne sont plus ceux qui l'ont été. Rétablissez-les ; une modification est une nouvelle version.",
        "الاستمارة «{0}» بإصدارها {1} منشورة، لكن ملفاتها لم تعد هي التي نشرت. أعيدوها كما كانت؛ وكل تعديل إصدار جديد.",
        "The form \"{0}\", version {1}, is published, but its files are no longer those that were. Restore them; a change is a new version.");

    public static readonly CodedText PublishedGone = new("CAT-PUBLISHED-GONE",
        "La version {1} du formulaire « {0} » est publiée et n'est plus dans le dossier : des documents signés ne pourraient plus être jugés. Rétablissez-la.",
        "الإصدار {1} من الاستمارة «{0}» منشور ولم يعد في المجلد، ولا يمكن بعد ذلك الحكم على وثائق موقعة. أعيدوه.",
        "Version {1} of the form \"{0}\" is published and no longer in the folder: signed documents could not be judged any more. Restore it.");

    public static readonly CodedText CrossRuleParts = new("CAT-CROSS-RULE",
        "La règle « {0} » n'a pas les parties que sa relation demande, ou ne parle que de ce document : sa place est alors le fichier Schematron. Voyez schemas/README.md.",
        "القاعدة «{0}» تنقصها أجزاء تقتضيها علاقتها أو لا تخص إلا هذه الوثيقة فيكون مكانها ملف Schematron. راجعوا schemas/README.md.",
        "The rule \"{0}\" lacks parts that its relation demands, or speaks of this document alone: then its place is the Schematron file. See schemas/README.md.");

    public static readonly CodedText NotADate = new("CAT-NOT-A-DATE",
        "« {0} » est comparé à la date de signature (notAfterSigned), mais son type n'est pas une date. Corrigez le type ou l'annotation.",
        "يقارن «{0}» بتاريخ التوقيع (notAfterSigned) لكن نوعه ليس تاريخا. صححوا النوع أو الحاشية.",
        "\"{0}\" is compared with the date of signature (notAfterSigned), but its type is no date. Correct the type or the annotation.");

    public static readonly CodedText ExpressionInvalid = new("CAT-XPATH",
        "L'expression « {0} » ne se compile pas en XPath 1.0, ou emploie un préfixe, une variable ou une fonction inconnus. Corrigez-la.",
        "التعبير «{0}» لا يقبل وفق XPath 1.0 أو يستعمل بادئة أو متغيرا أو دالة غير معروفة. صححوه.",
        "The expression \"{0}\" does not compile as XPath 1.0, or uses an unknown prefix, variable or function. Correct it.");

    public static readonly CodedText ContextNotPlain = new("CAT-CONTEXT",
        "Le contexte « {0} » n'est pas fait de noms d'éléments (ou *) que le schéma connaît à cet endroit. Écrivez par exemple f:Racine/f:Partie, ou c:Partie pour tous les éléments de ce nom.",
        "السياق «{0}» لا يتكون من أسماء عناصر (أو *) يعرفها المخطط في هذا الموضع. اكتبوا مثلا f:Root/f:Part أو c:Part لجميع العناصر التي تحمل هذا الاسم.",
        "The context \"{0}\" is not made of element names (or *) that the schema knows at such a place. Write for instance f:Root/f:Part, or c:Part for all elements of that name.");

    public static readonly CodedText ContextOverlaps = new("CAT-CONTEXT-OVERLAP",
        "L'élément « {0} » est déjà visé par une autre règle de ce motif : seule la première serait jugée. Réunissez les deux règles ou placez-les dans deux motifs.",
        "العنصر «{0}» تشمله قاعدة أخرى في هذا النمط ولن تقيم إلا الأولى. اجمعوا القاعدتين أو ضعوهما في نمطين.",
        "The element \"{0}\" is meant by another rule of this pattern already: only the first would be judged. Join the two rules, or put them in two patterns.");

    public static readonly CodedText IncludeIdle = new("CAT-INCLUDE-IDLE",
        "Aucune règle du fichier inclus « {0} » ne vise un élément de ce formulaire. Retirez l'inclusion ou corrigez les contextes.",
        "لا تخص أي قاعدة من الملف المدرج «{0}» عنصرا من هذه الاستمارة. احذفوا الإدراج أو صححوا السياقات.",
        "No rule of the included file \"{0}\" is about an element of this form. Remove the inclusion or correct the contexts.");

    public static readonly CodedText SchemaRecursive = new("CAT-SCHEMA-RECURSIVE",
        "L'élément « {0} » peut se contenir lui-même : aucun chemin ne décrit alors sa place. Donnez au schéma une profondeur fixe.",
        "يمكن للعنصر «{0}» أن يتضمن نفسه فلا يصف أي مسار موضعه. اجعلوا عمق المخطط ثابتا.",
        "The element \"{0}\" may hold itself, so that no path tells its place. Give the schema a fixed depth.");

    public static readonly CodedText PrefixWrong = new("CAT-PREFIX",
        "Le préfixe « {0} » n'est pas déclaré comme le catalogue l'exige (f : le formulaire, c : les types communs, fx : les fonctions) ; attendu : {1}.",
        "البادئة «{0}» غير مصرح بها كما يقتضي الدليل (f للاستمارة و c للأنواع المشتركة و fx للدوال)؛ المنتظر: {1}.",
        "The prefix \"{0}\" is not declared as the catalogue demands (f: the form, c: common types, fx: functions); expected: {1}.");

    public static readonly CodedText PortablePhase = new("CAT-PORTABLE-PHASE",
        "La phase « portable » doit contenir exactement les motifs sans fonction fx:. Différence : {0}.",
        "يجب أن تتضمن مرحلة «portable» الأنماط الخالية من دوال fx: بالضبط. الفرق: {0}.",
        "The phase \"portable\" must hold exactly the patterns without fx: functions. Difference: {0}.");

    public static readonly CodedText ConditionMissing = new("CAT-CONDITION",
        "La pièce « {0} » : une pièce conditionnelle porte une condition (when), une autre n'en porte pas. Corrigez.",
        "الوثيقة «{0}»: الوثيقة المشروطة تحمل شرطا (when) وغيرها لا يحمله. صححوا ذلك.",
        "The supporting document \"{0}\": a conditional one carries a condition (when), others carry none. Correct it.");

    public static readonly CodedText ChoiceOfOne = new("CAT-CHOICE",
        "Un choix (OneOf) propose au moins deux pièces. Ajoutez-en une ou écrivez une pièce simple.",
        "الاختيار (OneOf) يقترح وثيقتين على الأقل. أضيفوا وثيقة أو اكتبوا وثيقة واحدة دون اختيار.",
        "A choice (OneOf) offers at least two documents. Add one, or write a single document.");

    public static readonly CodedText InstitutionCountry = new("CAT-INSTITUTION-COUNTRY",
        "L'institution « {0} » ne commence pas par le pays de son fichier ({1}). Corrigez l'identifiant ou déplacez-la.",
        "معرف المؤسسة «{0}» لا يبدأ ببلد ملفها ({1}). صححوا المعرف أو انقلوها.",
        "The institution \"{0}\" does not begin with the country of its file ({1}). Correct the id or move it.");

    public static readonly CodedText InstitutionUnknown = new("CAT-INSTITUTION-UNKNOWN",
        "L'institution « {0} » n'existe pas dans le répertoire. Ajoutez-la ou corrigez l'identifiant.",
        "المؤسسة «{0}» غير موجودة في الدليل. أضيفوها أو صححوا المعرف.",
        "The institution \"{0}\" does not exist in the directory. Add it or correct the id.");

    public static readonly CodedText FormUnknown = new("CAT-FORM-UNKNOWN",
        "Le formulaire « {0} » n'existe pas dans le catalogue. Ajoutez-le ou corrigez le code.",
        "الاستمارة «{0}» غير موجودة في الدليل. أضيفوها أو صححوا الرمز.",
        "The form \"{0}\" does not exist in the catalogue. Add it or correct the code.");

    public static readonly CodedText RoleNotHeld = new("CAT-ROLE-NOT-HELD",
        "Aucune institution n'a le rôle « {0} ». Donnez-le à une institution ou corrigez-le.",
        "لا تحمل أي مؤسسة الدور «{0}». أسندوه إلى مؤسسة أو صححوه.",
        "No institution has the role \"{0}\". Give it to one or correct it.");
}
