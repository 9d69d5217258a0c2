using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>What is wrong with a revocation list (CRL) of the trust folder.</summary>
public static class RevocationCodes
{
    public static readonly CodedText Unreadable = new(
        "TRUST-CRL-UNREADABLE",
        "Ce fichier n'est pas une liste de révocation complète (CRL version 2, en PEM ou DER, avec numéro et date de la prochaine mise à jour). Demandez-en une à l'autorité, ou retirez le fichier.",
        "هذا الملف ليس قائمة إلغاء كاملة (CRL الإصدار 2، بصيغة PEM أو DER، مع رقم وتاريخ التحديث الموالي). اطلبوا قائمة من السلطة أو احذفوا الملف.",
        "This file is not a complete revocation list (CRL version 2, in PEM or DER, with a number and the date of the next update). Ask the authority for one, or take the file away.");

    public static readonly CodedText Issuer = new(
        "TRUST-CRL-ISSUER",
        "Cette liste de révocation n'a pas été signée par une autorité de l'annuaire qui en a le droit. N'utilisez pas cette liste ; demandez la bonne à l'autorité, ou inscrivez d'abord l'autorité.",
        "لم توقع قائمة الإلغاء هذه سلطة من الدليل لها الحق في ذلك. لا تستعملوا هذه القائمة؛ اطلبوا القائمة الصحيحة من السلطة أو سجلوا السلطة أولا.",
        "This revocation list was not signed by an authority of the directory that may do so. Do not use it; ask the authority for the right one, or enter the authority first.");

    public static readonly CodedText Algorithm = new(
        "TRUST-CRL-ALGORITHM",
        "Cette liste de révocation est signée avec un algorithme qui n'est pas admis. Demandez à l'autorité une liste signée en ECDSA ou RSA (PKCS #1) avec SHA-256 au moins.",
        "قائمة الإلغاء هذه موقعة بخوارزمية غير مقبولة. اطلبوا من السلطة قائمة موقعة بواسطة ECDSA أو RSA ‏(PKCS #1) مع SHA-256 على الأقل.",
        "This revocation list is signed with an algorithm that is not allowed. Ask the authority for one signed with ECDSA or RSA (PKCS #1) and SHA-256 at least.");

    public static readonly CodedText Partial = new(
        "TRUST-CRL-PARTIAL",
        "Cette liste de révocation est partielle (delta, indirecte ou limitée à certains certificats). Demandez à l'autorité la liste complète.",
        "قائمة الإلغاء هذه جزئية (تفاضلية أو غير مباشرة أو مقتصرة على بعض الشهادات). اطلبوا من السلطة القائمة الكاملة.",
        "This revocation list is partial (delta, indirect, or of some certificates only). Ask the authority for the complete list.");

    public static readonly CodedText Extension = new(
        "TRUST-CRL-EXTENSION",
        "Cette liste de révocation a une extension critique inconnue : on ne peut pas savoir ce qu'elle dit. Demandez à l'autorité une liste sans cette extension.",
        "تتضمن قائمة الإلغاء هذه امتدادا حرجا غير معروف: لا يمكن معرفة مضمونها. اطلبوا من السلطة قائمة بدون هذا الامتداد.",
        "This revocation list has a critical extension that is unknown: what it says cannot be known. Ask the authority for a list without it.");

    public static readonly CodedText Order = new(
        "TRUST-CRL-ORDER",
        "Deux listes de révocation de la même autorité se contredisent (même numéro, ou numéro plus élevé à une date antérieure). Gardez celle que l'autorité confirme et retirez l'autre.",
        "قائمتا إلغاء للسلطة نفسها متناقضتان (الرقم نفسه، أو رقم أعلى بتاريخ أسبق). احتفظوا بالقائمة التي تؤكدها السلطة واحذفوا الأخرى.",
        "Two revocation lists of one authority contradict each other (the same number, or a higher number at an earlier date). Keep the one that the authority confirms and take the other away.");

    public static readonly CodedText Older = new(
        "TRUST-CRL-OLDER",
        "La liste de révocation d'une autorité est plus ancienne que celle en usage, ou a disparu. Remettez la plus récente ; si l'autorité elle-même ne compte plus, retirez son certificat.",
        "قائمة الإلغاء الخاصة بسلطة أقدم من القائمة المستعملة أو اختفت. أعيدوا أحدث قائمة؛ وإذا لم تعد السلطة نفسها معتمدة فاحذفوا شهادتها.",
        "The revocation list of an authority is older than the one in use, or has gone. Put the newest back; if the authority itself no longer counts, take its certificate away.");
}
