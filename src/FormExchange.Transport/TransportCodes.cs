using FormExchange.Forms;

namespace FormExchange.Transport;

/// <summary>What an operator is told about the settings of the bus.</summary>
public static class TransportCodes
{
    public static readonly CodedText UnknownKind = new(
        "TRANSPORT-KIND",
        "Le bus « {0} » n'est pas connu. Indiquez « {1} » dans FormExchange:Transport:Kind.",
        "ناقل الرسائل «{0}» غير معروف. اكتبوا «{1}» في الإعداد FormExchange:Transport:Kind.",
        "The bus '{0}' is not known. Set FormExchange:Transport:Kind to '{1}'.");

    public static readonly CodedText OutOfRange = new(
        "TRANSPORT-RANGE",
        "Le réglage FormExchange:Transport:{0} est hors limites. Indiquez une valeur de {1} à {2} (durées en millisecondes).",
        "الإعداد FormExchange:Transport:{0} خارج الحدود. اكتبوا قيمة من {1} إلى {2} (المدد بالميلي ثانية).",
        "The setting FormExchange:Transport:{0} is out of range. Give a value from {1} to {2} (durations in milliseconds).");
}
