using FormExchange.Forms;

namespace FormExchange.Exchanges.Receive;

/// <summary>What is wrong with an envelope whose signature holds. These go into the receipt, or to the operator.</summary>
public static class ReceiveCodes
{
    public static readonly CodedText HeaderForm = new(
        "RECEIVE-HEADER-FORM",
        "L'en-tête de l'enveloppe annonce un autre formulaire, une autre version ou une autre édition que le document. Établissez une nouvelle enveloppe.",
        "تعلن ترويسة الظرف عن استمارة أو نسخة أو طبعة غير التي في الوثيقة. أعدوا ظرفا جديدا.",
        "The envelope's header announces another form, version or edition than the document has. Make a new envelope.");

    public static readonly CodedText HeaderParties = new(
        "RECEIVE-HEADER-PARTIES",
        "L'expéditeur ou le destinataire de l'enveloppe n'est pas celui que le document indique. Établissez une nouvelle enveloppe.",
        "مرسل الظرف أو المرسل إليه ليس هو المبين في الوثيقة. أعدوا ظرفا جديدا.",
        "The envelope's sender or receiver is not the one that the document states. Make a new envelope.");

    public static readonly CodedText AttachmentList = new(
        "RECEIVE-ATTACHMENT-LIST",
        "La liste des pièces de l'enveloppe diffère de celle du document. Établissez une nouvelle enveloppe.",
        "تختلف لائحة الوثائق المرفقة في الظرف عن لائحة الوثيقة. أعدوا ظرفا جديدا.",
        "The envelope's list of attachments differs from the document's. Make a new envelope.");

    public static readonly CodedText AttachmentTooLarge = new(
        "RECEIVE-ATTACHMENT-TOO-LARGE",
        "La pièce {0} dépasse la taille que le destinataire accepte ({1} Mo). Réduisez-la ou partagez-la en plusieurs pièces, puis envoyez un nouveau document.",
        "تتجاوز الوثيقة المرفقة {0} الحجم الذي يقبله المرسل إليه ({1} ميغابايت). قلصوها أو قسموها إلى عدة وثائق، ثم أرسلوا وثيقة جديدة.",
        "The supporting document {0} is larger than the receiver accepts ({1} MB). Reduce it, or split it into several supporting documents, and send a new document.");

    public static readonly CodedText PartsMissing = new(
        "RECEIVE-PARTS-MISSING",
        "Les fichiers de ce document ne sont pas arrivés en trente jours. Il n'est pas pris en compte ; demandez à l'institution expéditrice d'envoyer un nouveau document.",
        "لم تصل ملفات هذه الوثيقة خلال ثلاثين يوما. لم تؤخذ بعين الاعتبار؛ اطلبوا من المؤسسة المرسلة إرسال وثيقة جديدة.",
        "The files of this document did not come in thirty days. It is not counted; ask the sending institution to send a new document.");

    public static readonly CodedText Unsealed = new(
        "RECEIVE-UNSEALED",
        "Le document est arrivé signé mais non scellé : quiconque a eu accès au bus a pu le lire. Il n'est pas pris en compte ; demandez à l'institution expéditrice de le sceller et de le renvoyer.",
        "وصلت الوثيقة موقعة لكن غير مختومة: كان بإمكان كل من له ولوج إلى ناقل الرسائل قراءتها. لم تؤخذ بعين الاعتبار؛ اطلبوا من المؤسسة المرسلة ختمها وإعادة إرسالها.",
        "The document came signed but not sealed: whoever has access to the bus could read it. It is not counted; ask the sending institution to seal it and to send it again.");

    public static readonly CodedText EnvelopeReused = new(
        "RECEIVE-ENVELOPE-REUSED",
        "L'identifiant de cette enveloppe a déjà servi au même signataire pour un autre document : incident de sécurité. Prévenez l'institution expéditrice.",
        "سبق أن استعمل الموقع نفسه معرف هذا الظرف لوثيقة أخرى: حادث أمني. أخبروا المؤسسة المرسلة.",
        "This envelope's id was already used by the same signer for another document: a security event. Tell the sending institution.");

    public static readonly CodedText ReceiptUnreadable = new(
        "RECEIVE-RECEIPT-UNREADABLE",
        "L'accusé de réception ne suit pas son schéma. Demandez à l'institution qui l'a signé de le corriger.",
        "لا يتبع إشعار الاستلام مخططه. اطلبوا من المؤسسة التي وقعته تصحيحه.",
        "The receipt does not follow its schema. Ask the institution that signed it to correct it.");

    public static readonly CodedText ReceiptUnknown = new(
        "RECEIVE-RECEIPT-UNKNOWN",
        "L'accusé de réception concerne une enveloppe que cette institution n'a pas envoyée à son signataire. Vérifiez avec l'institution qui l'a signé.",
        "يتعلق إشعار الاستلام بظرف لم ترسله هذه المؤسسة إلى موقعه. تحققوا مع المؤسسة التي وقعته.",
        "The receipt concerns an envelope that this institution did not send to its signer. Check with the institution that signed it.");

    public static readonly CodedText ReceiptContradicts = new(
        "RECEIVE-RECEIPT-CONTRADICTS",
        "Un second accusé de réception dit le contraire du premier pour la même enveloppe. Le premier reste valable ; demandez à l'institution qui les a signés lequel est exact.",
        "إشعار استلام ثان يناقض الأول بخصوص الظرف نفسه. يبقى الأول ساريا؛ استفسروا المؤسسة التي وقعتهما عن الصحيح منهما.",
        "A second receipt says the contrary of the first for the same envelope. The first stands; ask the institution that signed them which is right.");

    public static readonly CodedText ReceiptDigest = new(
        "RECEIVE-RECEIPT-DIGEST",
        "L'accusé de réception ne porte pas les empreintes de ce qui a été envoyé. Il n'est pas pris en compte ; vérifiez avec l'institution qui l'a signé.",
        "لا يحمل إشعار الاستلام بصمات ما تم إرساله. لم يؤخذ بعين الاعتبار؛ تحققوا مع المؤسسة التي وقعته.",
        "The receipt does not bear the digests of what was sent. It is not counted; check with the institution that signed it.");
}
