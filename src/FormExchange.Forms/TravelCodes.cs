namespace FormExchange.Forms;

/// <summary>Why routes and procedures are refused: what could never be sent, never be answered, or would be waited for for ever.</summary>
public static class TravelCodes
{
    public static readonly CodedText NoWay = new("CAT-NO-WAY",
        "Le formulaire « {0} » n'a ni route ni place de réponse dans une procédure : il ne pourrait jamais partir. Ajoutez l'une ou l'autre.",
        "الاستمارة «{0}» دون مسار ولا ترد كجواب في أي إجراء فلا يمكن إرسالها أبدا. أضيفوا أحدهما.",
        "The form \"{0}\" has neither a route nor a place as an answer in a procedure: it could never be sent. Add one or the other.");

    public static readonly CodedText RouteRoles = new("CAT-ROUTE-ROLES",
        "La route ne va pas de l'expéditeur au destinataire que le formulaire « {0} » indique. Accordez les deux.",
        "المسار لا يطابق المرسل والمرسل إليه المذكورين في الاستمارة «{0}». وفقوا بينهما.",
        "The route does not go from the sender to the receiver that the form \"{0}\" names. Make the two agree.");

    public static readonly CodedText ProcedureEnds = new("CAT-PROCEDURE-ENDS",
        "La procédure « {0} » n'a pas d'étape qui l'ouvre ou pas d'étape qui la ferme. Marquez-les (opens, closes).",
        "الإجراء «{0}» دون مرحلة تفتحه أو دون مرحلة تغلقه. حددوهما (opens و closes).",
        "The procedure \"{0}\" has no step that opens it or none that closes it. Mark them (opens, closes).");

    public static readonly CodedText NoStep = new("CAT-NO-STEP",
        "Aucune étape d'une procédure n'envoie le formulaire « {0} ». Ajoutez-le à une étape, ou retirez-le.",
        "لا ترسل أي مرحلة من مراحل الإجراءات الاستمارة «{0}». أضيفوها إلى مرحلة أو احذفوها.",
        "No step of any procedure sends the form \"{0}\". Add it to a step, or remove it.");

    public static readonly CodedText StepNumbers = new("CAT-STEP-NUMBERS",
        "Les étapes de la procédure « {0} » ne sont pas numérotées 1, 2, 3 … sans lacune ni répétition : une étape manque ou porte un mauvais numéro. Corrigez.",
        "مراحل الإجراء «{0}» غير مرقمة 1، 2، 3… دون فراغ أو تكرار: تنقص مرحلة أو تحمل رقما خاطئا. صححوا ذلك.",
        "The steps of the procedure \"{0}\" are not numbered 1, 2, 3 … without gap or repetition: a step is missing or bears a wrong number. Correct it.");

    public static readonly CodedText StepCount = new("CAT-STEP-COUNT",
        "La procédure a {0} étapes, « steps » en annonce un autre nombre : une étape manque ou est de trop. Rétablissez-la, ou corrigez « steps ».",
        "للإجراء {0} مرحلة وتعلن steps عددا آخر: تنقص مرحلة أو زادت. أعيدوها أو صححوا steps.",
        "The procedure has {0} steps, \"steps\" announces another number: a step is missing, or one too many. Put it back, or correct \"steps\".");

    public static readonly CodedText AnswersNothing = new("CAT-ANSWERS-NOTHING",
        "L'étape répond à « {0} », qu'aucune autre étape de cette procédure n'envoie dans l'autre sens. Ajoutez cette étape ou corrigez « answers ».",
        "تجيب المرحلة عن «{0}» التي لا ترسلها أي مرحلة أخرى من هذا الإجراء في الاتجاه المعاكس. أضيفوا تلك المرحلة أو صححوا answers.",
        "The step answers \"{0}\", which no other step of this procedure sends the other way. Add that step or correct \"answers\".");

    public static readonly CodedText NotAnswered = new("CAT-NOT-ANSWERED",
        "Le formulaire « {0} » demande quelque chose, mais aucune étape de cette procédure n'y répond. Ajoutez la réponse.",
        "تطلب الاستمارة «{0}» شيئا لكن لا تجيب عنها أي مرحلة من هذا الإجراء. أضيفوا الجواب.",
        "The form \"{0}\" asks for something, but no step of this procedure answers it. Add the answer.");

    public static readonly CodedText StepDeadline = new("CAT-STEP-DEADLINE",
        "L'étape {0} répond à une demande et n'a pas de délai. Ajoutez « Deadline » : celui d'un texte, ou celui du service (decision=\"D-55\").",
        "تجيب المرحلة {0} عن طلب دون أجل. أضيفوا Deadline: أجلا ينص عليه نص، أو أجلا يحدده النظام (decision=\"D-55\").",
        "The step {0} answers a request and has no deadline. Add \"Deadline\": that of a text, or that of the service (decision=\"D-55\").");

    public static readonly CodedText DeadlineSource = new("CAT-DEADLINE-SOURCE",
        "Ce délai ne dit pas d'où il vient. Indiquez l'article ou la source ; un délai du service porte decision=\"D-55\".",
        "لا يبين هذا الأجل مصدره. أدخلوا المادة أو المصدر؛ والأجل الذي يحدده النظام يحمل decision=\"D-55\".",
        "This deadline does not say where it comes from. Give the article or the source; a deadline of the service bears decision=\"D-55\".");

    public static readonly CodedText OpensTwice = new("CAT-OPENS-TWICE",
        "Le formulaire « {0} » ouvre déjà une autre procédure sans condition. Ajoutez une condition (when) à l'une des deux étapes.",
        "تفتح الاستمارة «{0}» إجراء آخر دون شرط. أضيفوا شرطا (when) إلى إحدى المرحلتين.",
        "The form \"{0}\" opens another procedure without condition already. Add a condition (when) to one of the two steps.");

    public static readonly CodedText StepRoles = new("CAT-STEP-ROLES",
        "Aucune institution ne peut à la fois tenir la place de « {0} » dans cette étape et celle que le formulaire « {1} » indique. Accordez les rôles.",
        "لا يمكن لأي مؤسسة أن تقوم معا بدور «{0}» في هذه المرحلة وبالدور الذي تذكره الاستمارة «{1}». وفقوا بين الأدوار.",
        "No institution can at once be \"{0}\" in this step and what the form \"{1}\" says. Make the roles agree.");

    public static readonly CodedText RoleUnnamed = new("CAT-ROLE-UNNAMED",
        "Le rôle « {0} » n'a pas de nom dans roles.xml. Ajoutez-le dans les trois langues ou corrigez le rôle.",
        "ليس للدور «{0}» اسم في roles.xml. أضيفوه باللغات الثلاث أو صححوا الدور.",
        "The role \"{0}\" has no name in roles.xml. Add it in three languages, or correct the role.");

    public static readonly CodedText DecisionUnknown = new("CAT-DECISION-UNKNOWN",
        "La décision « {0} » n'est pas dans decisions.xml. Ajoutez-y le point à confirmer, en trois langues, ou corrigez le numéro.",
        "القرار «{0}» غير موجود في decisions.xml. أضيفوا إليه النقطة الواجب تأكيدها باللغات الثلاث أو صححوا الرقم.",
        "The decision \"{0}\" is not in decisions.xml. Add the point to be confirmed there, in three languages, or correct the number.");

    public static readonly CodedText SelectionGap = new("CAT-SELECTION",
        "La situation « {0} » ne mène à aucun cas, ou à plusieurs. Écrivez un cas pour elle (sans formulaire si les sources n'en nomment pas), ou retirez-en un.",
        "الوضعية «{0}» لا تؤدي إلى أي حالة أو تؤدي إلى عدة حالات. أضيفوا حالة لها (دون استمارة إن لم تذكرها المصادر) أو احذفوا واحدة.",
        "The situation \"{0}\" leads to no case, or to several. Write a case for it (without a form if the sources name none), or remove one.");

    public static readonly CodedText PartyIdle = new("CAT-PARTY-IDLE",
        "« {0} » ne prend part à aucune étape de la procédure. Ajoutez l'étape ou retirez cette partie.",
        "«{0}» لا يشارك في أي مرحلة من الإجراء. أضيفوا المرحلة أو احذفوا هذا الطرف.",
        "\"{0}\" takes part in no step of the procedure. Add the step or remove the party.");
}
