using System.Formats.Asn1;
using System.Numerics;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>A list that can be read, and is of a kind that we do not take.</summary>
internal sealed class UnsupportedListException(CodedText code) : Exception
{
    public CodedText Code { get; } = code;
}

/// <summary>
/// The extensions of a list and of its entries (RFC 5280 sections 5.2 and 5.3). A list that is not the whole truth of its authority (delta,
/// indirect, of some certificates only) is refused: where it is silent, silence would pass for "not revoked".
/// </summary>
internal static class RevocationListExtensions
{
    private const string ListNumber = "2.5.29.20";
    private const string ReasonCode = "2.5.29.21";
    private const string DeltaIndicator = "2.5.29.27";
    private const string DistributionPoint = "2.5.29.28";
    private const string CertificateIssuer = "2.5.29.29";
    private const string AuthorityKeyIdentifier = "2.5.29.35";
    private const int LongestNumber = 20;

    /// <summary>The CRL number, which every complete list has (section 5.2.3).</summary>
    public static BigInteger Number(AsnReader extensions)
    {
        BigInteger? number = null;
        Each(extensions, (oid, critical, value) =>
        {
            if (oid is DeltaIndicator or DistributionPoint)
            {
                throw new UnsupportedListException(RevocationCodes.Partial);
            }

            if (oid == ListNumber)
            {
                number = value.ReadInteger();
                value.ThrowIfNotEmpty();
            }
            else if (critical && oid != AuthorityKeyIdentifier)
            {
                throw new UnsupportedListException(RevocationCodes.Extension);
            }
        });
        return number is { Sign: >= 0 } read && read.GetByteCount() <= LongestNumber ? read : throw new FormatException();
    }

    /// <summary>Why the certificate of an entry was taken back. The date from which a key is doubted is not needed: such a revocation refuses everything.</summary>
    public static RevocationReason Reason(AsnReader extensions)
    {
        var reason = RevocationReason.Unspecified;
        Each(extensions, (oid, critical, value) =>
        {
            if (oid == CertificateIssuer)
            {
                throw new UnsupportedListException(RevocationCodes.Partial);
            }

            if (oid == ReasonCode)
            {
                reason = (RevocationReason)(int)new BigInteger(value.ReadEnumeratedBytes().Span, isUnsigned: false, isBigEndian: true);
                value.ThrowIfNotEmpty();
            }
            else if (critical)
            {
                throw new UnsupportedListException(RevocationCodes.Extension);
            }
        });

        // 8 (removeFromCRL) stands in delta lists alone, 7 nowhere.
        return Enum.IsDefined(reason) ? reason : throw new FormatException();
    }

    private static void Each(AsnReader extensions, Action<string, bool, AsnReader> take)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var critical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            var value = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER);
            extension.ThrowIfNotEmpty();
            if (!seen.Add(oid))
            {
                throw new FormatException();
            }

            take(oid, critical, value);
        }
    }
}
