using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// Reads a revocation list (RFC 5280 section 5): version 2, complete, with number and next update. The framework makes such lists and does not
/// read them; and what a machine caches of them is nobody's business here.
/// </summary>
internal static class RevocationListReader
{
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>The list in PEM or DER, or the code that says why it is none.</summary>
    public static Outcome<RevocationList> Read(byte[] file)
    {
        try
        {
            return ReadList(Der(file));
        }
        catch (UnsupportedListException unsupported)
        {
            return unsupported.Code.Refusal();
        }
        catch (Exception malformed) when (malformed is AsnContentException or CryptographicException or FormatException or ArgumentException or OverflowException)
        {
            return RevocationCodes.Unreadable.Refusal();
        }
    }

    /// <summary>A serial number as it is compared: upper-case hex without leading zeros.</summary>
    public static string Serial(ReadOnlySpan<byte> bigEndian) => Convert.ToHexString(bigEndian).TrimStart('0');

    /// <summary>The DER octets of a file in either form.</summary>
    public static byte[] Der(byte[] file)
    {
        if (file.AsSpan().IndexOf("-----BEGIN "u8) < 0)
        {
            return file;
        }

        var text = System.Text.Encoding.ASCII.GetString(file);
        var found = PemEncoding.Find(text);
        return text[found.Label] == "X509 CRL" ? Convert.FromBase64String(text[found.Base64Data]) : throw new FormatException();
    }

    private static RevocationList ReadList(byte[] der)
    {
        var outside = new AsnReader(der, AsnEncodingRules.DER);
        var list = outside.ReadSequence();
        outside.ThrowIfNotEmpty();
        var signed = list.PeekEncodedValue().ToArray();
        var body = list.ReadSequence();
        var algorithm = Algorithm(list.ReadSequence());
        var signature = list.ReadBitString(out var unusedBits);
        list.ThrowIfNotEmpty();
        if (unusedBits != 0 || body.ReadInteger() != BigInteger.One || Algorithm(body.ReadSequence()) != algorithm)
        {
            throw new FormatException();
        }

        var issuer = body.ReadEncodedValue().ToArray();
        var thisUpdate = Time(body);
        var nextUpdate = Time(body);
        var revoked = body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? Entries(body.ReadSequence()) : [];
        var number = RevocationListExtensions.Number(body.ReadSequence(Extensions).ReadSequence());
        body.ThrowIfNotEmpty();
        return new RevocationList(issuer, number, thisUpdate, nextUpdate, revoked, signed, algorithm, signature);
    }

    /// <summary>The OID; parameters are absent (ECDSA) or NULL (RSA): a list with others is signed by a way that we do not verify.</summary>
    private static string Algorithm(AsnReader identifier)
    {
        var oid = identifier.ReadObjectIdentifier();
        if (identifier.HasData)
        {
            if (!identifier.PeekTag().HasSameClassAndValue(Asn1Tag.Null))
            {
                throw new UnsupportedListException(RevocationCodes.Algorithm);
            }

            identifier.ReadNull();
        }

        identifier.ThrowIfNotEmpty();
        return oid;
    }

    private static Dictionary<string, Revocation> Entries(AsnReader entries)
    {
        var revoked = new Dictionary<string, Revocation>(StringComparer.Ordinal);
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            var serial = Serial(entry.ReadIntegerBytes().Span);
            var at = Time(entry);
            var reason = entry.HasData ? RevocationListExtensions.Reason(entry.ReadSequence()) : RevocationReason.Unspecified;
            entry.ThrowIfNotEmpty();

            // Two entries of one certificate may contradict one another: then the list says nothing that can be relied on.
            if (!revoked.TryAdd(serial, new Revocation(at, reason)))
            {
                throw new FormatException();
            }
        }

        return revoked;
    }

    private static DateTimeOffset Time(AsnReader reader) => reader.PeekTag().TagValue == (int)UniversalTagNumber.UtcTime
        ? reader.ReadUtcTime()
        : reader.ReadGeneralizedTime();
}
