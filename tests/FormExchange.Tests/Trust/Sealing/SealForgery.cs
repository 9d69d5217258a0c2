using System.Text;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>Parts of a sealed envelope's text, to be taken or changed.</summary>
internal static class SealForgery
{
    public static string EncryptedKey(this string text) => text.Part("<xenc:EncryptedKey>", "</xenc:EncryptedKey>");

    public static string EncryptedData(this string text) => text.Part("<xenc:EncryptedData ", "</xenc:EncryptedData>");

    public static string Point(this string text) => text.Part("<dsig11:PublicKey>", "</dsig11:PublicKey>");

    public static string WrappedKey(this string text) => text.EncryptedKey().Part("<xenc:CipherData>", "</xenc:CipherData>");

    /// <summary>The text of the cipher value of the content, which is the second one.</summary>
    public static string Content(this string text) => text.Split("<xenc:CipherValue>")[2].Split("</xenc:CipherValue>")[0];

    public static string WithContent(this string text, string content) => text.Change($">{text.Content()}<", $">{content}<");

    public static string WithContentOctets(this string text, Func<byte[], byte[]> change) =>
        text.WithContent(Convert.ToBase64String(change(Convert.FromBase64String(text.Content()))));

    public static string WithPoint(this string text, params byte[] octets) =>
        text.Change(text.Point(), $"<dsig11:PublicKey>{Convert.ToBase64String(octets)}</dsig11:PublicKey>");

    /// <summary>The header says another thing, and so does what the key is said to be derived with: only the derived key itself is still the old one.</summary>
    public static string Everywhere(this string text, string old, string with) => text
        .Replace(old, with, StringComparison.Ordinal)
        .Replace(Convert.ToHexString(Encoding.ASCII.GetBytes(old)), Convert.ToHexString(Encoding.ASCII.GetBytes(with)), StringComparison.Ordinal);
}
