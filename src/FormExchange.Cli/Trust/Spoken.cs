using System.Globalization;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Cli.Trust;

/// <summary>What keys and certificates are for and how they stand, in the words of whoever asks.</summary>
internal static class Spoken
{
    private static readonly LocalizedText Days = new("{0} j", "{0} يوم", "{0} d");
    private static readonly LocalizedText Unknown = new("usage inconnu", "استعمال غير معروف", "unknown purpose");

    private static readonly Dictionary<CertificatePurpose, LocalizedText> Purposes = new()
    {
        [CertificatePurpose.Sign] = new("signature", "التوقيع", "signing"),
        [CertificatePurpose.Encrypt] = new("chiffrement", "التشفير", "encryption"),
        [CertificatePurpose.Tls] = new("connexion TLS", "اتصال TLS", "TLS connection"),
    };

    private static readonly Dictionary<KeyState, LocalizedText> States = new()
    {
        [KeyState.WithoutCertificate] = new("sans certificat", "بدون شهادة", "without certificate"),
        [KeyState.Next] = new("suivante", "الموالي", "next"),
        [KeyState.InForce] = new("en vigueur", "ساري", "in force"),
        [KeyState.Former] = new("précédente, déchiffre encore", "سابق، ما زال يفك التشفير", "former, still opens"),
        [KeyState.Retired] = new("retirée", "مسحوب", "retired"),
        [KeyState.Expired] = new("expirée", "منتهي الصلاحية", "expired"),
        [KeyState.Refused] = new("refusée", "مرفوض", "refused"),
        [KeyState.Unusable] = new("inutilisable", "غير قابل للاستعمال", "unusable"),
    };

    public static string Purpose(CertificatePurpose? purpose, string language) => (purpose is { } known ? Purposes[known] : Unknown).In(language);

    public static string State(KeyState state, string language) => States[state].In(language);

    public static string DaysLeft(int days, string language) => string.Format(CultureInfo.InvariantCulture, Days.In(language), days);

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
