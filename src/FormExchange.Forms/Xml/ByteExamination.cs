using System.Text;
using System.Text.Unicode;

namespace FormExchange.Forms.Xml;

/// <summary>What can be said about a document before any parser sees it: its size, its encoding, and whether a DTD stands in its prolog.</summary>
internal static class ByteExamination
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static Finding? Refuse(ReadOnlySpan<byte> bytes, XmlLimits limits)
    {
        if (bytes.Length > limits.LargestBytes)
        {
            return ReaderCodes.TooLarge.Finding(Place.Unknown, limits.LargestBytes / (1024 * 1024));
        }

        // A zero byte is no character of XML; parsers take it as a hint that the text is UTF-16, and would read another document than we checked.
        var others = limits.Allowed.HasFlag(XmlConstructs.OtherEncodings);
        if (!others && (!Utf8.IsValid(bytes) || bytes.Contains((byte)0)))
        {
            return ReaderCodes.Encoding.Finding(new Place(Line: LineOfFirstBadByte(bytes)));
        }

        // A byte order mark is passed over, as every XML parser does: what is signed later is the canonical form, which has none.
        var text = bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        return !others && DeclaresOtherEncoding(text) ? ReaderCodes.Encoding.Finding(new Place(Line: 1))
            : limits.Allowed.HasFlag(XmlConstructs.Dtd) ? null
            : RefuseDoctype(text);
    }

    private static bool DeclaresOtherEncoding(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("<?xml "u8) && !text.StartsWith("<?xml\t"u8) && !text.StartsWith("<?xml\r"u8) && !text.StartsWith("<?xml\n"u8))
        {
            return false;
        }

        var end = text.IndexOf("?>"u8);
        if (end < 0)
        {
            return false;
        }

        // All of it, however long: what a parser would heed is not overlooked.
        var declaration = text[..end];
        var at = declaration.IndexOf("encoding"u8);
        if (at < 0)
        {
            return false;
        }

        var value = declaration[(at + "encoding".Length)..].TrimStart(" \t\r\n="u8);
        return value.Length < 7 || !Ascii.EqualsIgnoreCase(value[1..6], "utf-8"u8) || value[6] != value[0];
    }

    /// <summary>Declarations, comments and instructions may precede a DTD; the first element may not.</summary>
    private static Finding? RefuseDoctype(ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var rest = text[position..];
            if (rest[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                position++;
                continue;
            }

            if (rest.StartsWith("<!DOCTYPE"u8))
            {
                return ReaderCodes.Dtd.Finding(new Place(Line: LineAt(text, position)));
            }

            var end = rest.StartsWith("<?"u8) ? rest.IndexOf("?>"u8) + 2 : rest.StartsWith("<!--"u8) ? rest.IndexOf("-->"u8) + 3 : 0;
            if (end < 4)
            {
                return null;
            }

            position += end;
        }

        return null;
    }

    private static int LineAt(ReadOnlySpan<byte> text, int position) => text[..position].Count((byte)'\n') + 1;

    private static int LineOfFirstBadByte(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[8192];
        var position = 0;
        while (position < bytes.Length)
        {
            var status = Utf8.ToUtf16(bytes[position..], characters, out var read, out _, replaceInvalidSequences: false, isFinalBlock: true);
            var zero = bytes.Slice(position, read).IndexOf((byte)0);
            position += zero < 0 ? read : zero;
            if (zero >= 0 || status == System.Buffers.OperationStatus.InvalidData)
            {
                break;
            }
        }

        return LineAt(bytes, Math.Min(position, bytes.Length));
    }
}
