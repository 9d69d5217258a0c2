using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>Envelopes as an accident or an attacker leaves them: bytes lost, doubled, moved, swapped, tokens of the grammar put where they do not belong.</summary>
internal sealed class Mutation(Random random, string[]? tokens = null)
{
    private const string Letters = "AEILMNOSUZaeinostuz0123789:-+/#= ";

    private static readonly string[] OfSignatures =
    [
        "<ds:Signature>", "</ds:Signature>", "<ds:Object/>", "<ds:Manifest xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>", "<a/>", "<a>", "</a>", "/>", " Id=\"x\"", " id='signature'",
        " xml:lang='fr'", "&#x0;", "&#13;", "&#32;", "<![CDATA[", "<![CDATA[]]>", "]]>", " xmlns=\"\"", " xmlns='urn:a&amp;b'", " xmlns:sbd='urn:x'", "\0", "\uFEFF", "ﷺ", "<?xml version=\"1.1\"?>",
        "<?go?>", "<!-- -->", "\n", "\r\n", " ", "x", "=", "\"", "#", " Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\"", " xsi:type='x'", "MA:CNSS-OUJ01",
    ];

    private readonly string[] words = tokens ?? OfSignatures;

    /// <summary>One to three changes; half of them happen at a tag, where the grammar is.</summary>
    public byte[] Of(byte[] bytes)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            bytes = random.Next(8) == 0 ? MoveElement(bytes) : Splice(bytes);
        }

        return bytes;
    }

    /// <summary>One or two letters of the texts are others: what is left is mostly of the right shape, so that digests and value are asked about.</summary>
    public byte[] OfLetters(byte[] bytes)
    {
        var changed = bytes.ToArray();
        for (var times = random.Next(1, 3); times > 0; times--)
        {
            var at = random.Next(changed.Length);
            while (IsTag(changed, at))
            {
                at = random.Next(changed.Length);
            }

            changed[at] = (byte)Letters[random.Next(Letters.Length)];
        }

        return changed;
    }

    /// <summary>Where what is left can still be signed; as it is where it cannot.</summary>
    public static byte[] SignedAgain(byte[] mutant, X509Certificate2 certificate)
    {
        try
        {
            return Forgery.Utf8(Forgery.Text(mutant).Resign(certificate));
        }
        catch (Exception unsigned) when (unsigned is XmlException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            return mutant;
        }
    }

    private static bool IsTag(byte[] bytes, int at) => bytes[at] == '<' || bytes.AsSpan(0, at).LastIndexOfAny("<>"u8) is var last && (last < 0 || bytes[last] == '<');

    private byte[] Splice(byte[] bytes)
    {
        var at = Place(bytes);
        var length = Math.Min(random.Next(1, 200), bytes.Length - at);
        byte[] inserted = random.Next(4) switch
        {
            0 => [],
            1 => [.. bytes.AsSpan(at, length), .. bytes.AsSpan(at, length)],
            2 => Encoding.UTF8.GetBytes(words[random.Next(words.Length)]),
            _ => [(byte)random.Next(256)],
        };
        var removed = random.Next(2) == 0 ? length : 0;
        return [.. bytes.AsSpan(0, at), .. inserted, .. bytes.AsSpan(at + removed)];
    }

    /// <summary>A whole element is taken out, and maybe put in somewhere else or twice: what stays is well-formed.</summary>
    private byte[] MoveElement(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var start = text.IndexOf('<', Math.Min(random.Next(text.Length), text.Length - 1));
        var name = start < 0 ? "" : new string([.. text.AsSpan(start + 1).ToString().TakeWhile(letter => letter is not (' ' or '>' or '/'))]);
        var close = name.Length == 0 ? -1 : text.IndexOf($"</{name}>", start, StringComparison.Ordinal);
        if (close < 0)
        {
            return bytes;
        }

        var end = close + name.Length + 3;
        var element = text[start..end];
        var rest = random.Next(3) == 0 ? text : text[..start] + text[end..];
        var to = rest.Length == 0 ? -1 : rest.IndexOf('<', random.Next(rest.Length));
        return Encoding.UTF8.GetBytes(to < 0 || random.Next(3) == 0 ? rest : rest[..to] + element + rest[to..]);
    }

    private int Place(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return 0;
        }

        var at = random.Next(bytes.Length);
        return random.Next(2) == 0 ? at : Math.Max(0, bytes.AsSpan(0, at + 1).LastIndexOf((byte)'<'));
    }
}
