namespace FormExchange.Forms;

/// <summary>What only the sending host says, at submission, by its own calendar.</summary>
public static class SubmissionCodes
{
    public static readonly CodedText Future = new("DATE-SIGNED-FUTURE",
        "La date de signature est dans le futur. Corrigez-la avant l'envoi.",
        "تاريخ التوقيع في المستقبل. صححوه قبل الإرسال.",
        "The date of signature is in the future. Correct it before sending.");

    public static readonly CodedText Old = new("DATE-SIGNED-OLD",
        "La date de signature remonte à plus de {0} jours. Vérifiez le document, signez-le à nouveau, puis envoyez-le.",
        "مضى على تاريخ التوقيع أكثر من {0} يوما. راجعوا الوثيقة ووقعوها من جديد ثم أرسلوها.",
        "The date of signature is more than {0} days ago. Check the document, sign it again, then send it.");
}
