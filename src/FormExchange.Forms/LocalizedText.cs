namespace FormExchange.Forms;

/// <summary>A text in the three languages of the service. It refuses to exist with one of them missing.</summary>
public sealed record LocalizedText
{
    /// <summary>The three texts; each must hold more than white space, else an <see cref="ArgumentException"/> is thrown.</summary>
    public LocalizedText(string fr, string ar, string en)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fr);
        ArgumentException.ThrowIfNullOrWhiteSpace(ar);
        ArgumentException.ThrowIfNullOrWhiteSpace(en);
        Fr = fr;
        Ar = ar;
        En = en;
    }

    public string Fr { get; }

    public string Ar { get; }

    public string En { get; }

    /// <summary>The text in <paramref name="language"/>: <c>fr</c>, <c>ar</c> or <c>en</c>; French for any other, as on the printed forms.</summary>
    public string In(string language) => language switch { "ar" => Ar, "en" => En, _ => Fr };

    /// <summary>The languages that every text has, the default first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["fr", "ar", "en"];
}
