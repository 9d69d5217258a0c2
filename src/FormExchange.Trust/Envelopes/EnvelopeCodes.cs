using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Refusals of an envelope whose form, header or addressee is wrong; what makes it no acceptable XML at all has the codes of the reader (<c>XML-…</c>).</summary>
public static class EnvelopeCodes
{
    public static readonly CodedText CannotCarry = new(
        "ENV-CANNOT-CARRY",
        "Ce document ne peut pas voyager tel quel : sa liste de pièces ou l'une de ses valeurs dépasse ce qu'une enveloppe peut contenir. Réduisez le nombre de pièces ou corrigez les noms de fichiers, puis soumettez-le à nouveau.",
        "لا يمكن إرسال هذه الوثيقة كما هي: لائحة وثائقها المرفقة أو إحدى قيمها تتجاوز ما يسعه الظرف. قلصوا عدد الوثائق المرفقة أو صححوا أسماء الملفات ثم أعيدوا تقديمها.",
        "This document cannot travel as it is: its list of supporting documents or one of its values goes beyond what an envelope can hold. Reduce the number of supporting documents or correct the file names, then submit it again.");

    public static readonly CodedText Namespace = new(
        "ENV-NAMESPACE",
        "Un espace de noms XML de l'enveloppe n'est pas un URI simple (urn: ou http(s):). Corrigez-le avant de signer.",
        "أحد فضاءات أسماء XML في الظرف ليس معرّف URI بسيطا (urn: أو http(s):). صححوه قبل التوقيع.",
        "An XML namespace of the envelope is not a plain URI (urn: or http(s):). Correct it before signing.");

    public static readonly CodedText Structure = new(
        "ENV-STRUCTURE",
        "Le fichier n'est pas une enveloppe FormExchange : StandardBusinessDocument doit contenir l'en-tête puis FormExchange avec un seul document, la liste des pièces jointes et la signature. Faites produire l'enveloppe selon le profil.",
        "الملف ليس ظرف FormExchange: يجب أن يتضمن StandardBusinessDocument الترويسة ثم FormExchange وبه مستند واحد وقائمة المرفقات والتوقيع. أعدّوا الظرف وفق دليل التبادل.",
        "The file is not a FormExchange envelope: StandardBusinessDocument must hold the header, then FormExchange with one document, the list of attachments and the signature. Have the envelope made as the profile says.");

    public static readonly CodedText Schema = new(
        "ENV-SCHEMA",
        "L'en-tête ou la structure de l'enveloppe ne respecte pas le schéma. Corrigez les points signalés, puis signez une nouvelle enveloppe.",
        "ترويسة الظرف أو بنيته لا تحترم المخطط. صححوا النقاط المشار إليها ثم وقّعوا ظرفا جديدا.",
        "The header or the structure of the envelope does not follow the schema. Correct the points listed, then sign a new envelope.");

    public static readonly CodedText Scopes = new(
        "ENV-SCOPE",
        "Le contexte de l'en-tête (BusinessScope) est incomplet, en double ou dans un autre ordre : CaseContext, CaseOwner, Procedure, Edition, Replaces. Corrigez l'en-tête, puis signez une nouvelle enveloppe.",
        "سياق الترويسة (BusinessScope) ناقص أو مكرر أو بترتيب مختلف: CaseContext وCaseOwner وProcedure وEdition وReplaces. صححوا الترويسة ثم وقّعوا ظرفا جديدا.",
        "The header's scopes (BusinessScope) are incomplete, doubled or in another order: CaseContext, CaseOwner, Procedure, Edition, Replaces. Correct the header, then sign a new envelope.");

    public static readonly CodedText Attachments = new(
        "ENV-ATTACHMENTS",
        "La liste des pièces jointes de l'enveloppe a deux fois le même identifiant ou des numéros qui ne croissent pas. Corrigez la liste, puis signez une nouvelle enveloppe.",
        "قائمة مرفقات الظرف تتضمن معرّفا مكررا أو أرقاما غير تصاعدية. صححوا القائمة ثم وقّعوا ظرفا جديدا.",
        "The envelope's list of attachments has the same identifier twice or numbers that do not grow. Correct the list, then sign a new envelope.");

    public static readonly CodedText Type = new(
        "ENV-TYPE",
        "Le type annoncé par l'en-tête ne correspond pas au contenu : un reçu porte le type Receipt, et lui seul. Corrigez l'en-tête, puis signez une nouvelle enveloppe.",
        "النوع المعلن في الترويسة لا يطابق المحتوى: النوع Receipt خاص بالإشعارات بالاستلام وحدها. صححوا الترويسة ثم وقّعوا ظرفا جديدا.",
        "The type that the header states does not fit the content: a receipt, and only a receipt, has the type Receipt. Correct the header, then sign a new envelope.");

    public static readonly CodedText Receiver = new(
        "ENV-RECEIVER",
        "L'enveloppe est adressée à une autre institution. Ne la traitez pas ; signalez-la à l'expéditeur.",
        "الظرف موجه إلى مؤسسة أخرى. لا تعالجوه وأبلغوا المرسل بذلك.",
        "The envelope is addressed to another institution. Do not process it; tell the sender.");
}
