using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Base64Text = System.Buffers.Text.Base64;

namespace FormExchange.Trust;

/// <summary>Octets of a canonical form as they grow, in rented memory: what was taken of it is a copy.</summary>
internal sealed class CanonicalBuffer : IDisposable
{
    private const int Start = 16 * 1024;
    private const int LargestRune = 3; // octets of one UTF-16 unit

    private static readonly SearchValues<char> InText = SearchValues.Create("&<>\r");
    private static readonly SearchValues<char> InAttribute = SearchValues.Create("&<\"\t\n\r");

    private byte[] octets = ArrayPool<byte>.Shared.Rent(Start);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => octets.AsSpan(0, Length);

    public byte[] Copy(Range range) => octets.AsSpan(0, Length)[range].ToArray();

    public bool HasDigest(ReadOnlySpan<byte> sha256)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Written, digest);
        return digest.SequenceEqual(sha256);
    }

    public void Raw(ReadOnlySpan<byte> ascii)
    {
        ascii.CopyTo(Room(ascii.Length));
        Length += ascii.Length;
    }

    public void Ascii(string text) => Plain(text);

    public void Base64(ReadOnlySpan<byte> value)
    {
        Base64Text.EncodeToUtf8(value, Room(Base64Text.GetMaxEncodedToUtf8Length(value.Length)), out _, out var written);
        Length += written;
    }

    /// <summary>Forgets what was written beyond that length.</summary>
    public void CutTo(int length) => Length = Math.Min(Length, length);

    /// <summary>Where it was written.</summary>
    public Range Name(string prefix, string localName)
    {
        var start = Length;
        if (prefix.Length > 0)
        {
            Plain(prefix);
            Raw(":"u8);
        }

        Plain(localName);
        return start..Length;
    }

    /// <summary>What was written there, once more.</summary>
    public void Again(Range written)
    {
        var (start, length) = written.GetOffsetAndLength(Length);
        var room = Room(length);
        octets.AsSpan(start, length).CopyTo(room);
        Length += length;
    }

    /// <summary>Canonical XML 1.0, section 2.3: text nodes.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(InText); at >= 0; at = text.IndexOfAny(InText))
        {
            Plain(text[..at]);
            Raw(text[at] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, '>' => "&gt;"u8, _ => "&#xD;"u8 });
            text = text[(at + 1)..];
        }

        Plain(text);
    }

    /// <summary>Likewise: attribute nodes, namespaces among them.</summary>
    public void Attribute(ReadOnlySpan<char> value)
    {
        for (var at = value.IndexOfAny(InAttribute); at >= 0; at = value.IndexOfAny(InAttribute))
        {
            Plain(value[..at]);
            Raw(value[at] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, '"' => "&quot;"u8, '\t' => "&#x9;"u8, '\n' => "&#xA;"u8, _ => "&#xD;"u8 });
            value = value[(at + 1)..];
        }

        Plain(value);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(octets);
        octets = [];
        Length = 0;
    }

    private void Plain(ReadOnlySpan<char> text) => Length += Encoding.UTF8.GetBytes(text, Room(text.Length * LargestRune));

    private Span<byte> Room(int wanted)
    {
        if (octets.Length - Length < wanted)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(octets.Length * 2, Length + wanted));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(octets);
            octets = larger;
        }

        return octets.AsSpan(Length);
    }
}
