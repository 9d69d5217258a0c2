using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>The revocation lists of a directory, one for each authority that has any: the one with the highest number.</summary>
internal sealed class RevocationLists
{
    private readonly Dictionary<string, RevocationList> _byAuthority = new(StringComparer.Ordinal);

    /// <summary>Takes a list in if an authority of the directory signed it; else says why not.</summary>
    public CodedText? Add(RevocationList list, IEnumerable<X509Certificate2> authorities)
    {
        var named = authorities.Where(authority => authority.SubjectName.RawData.AsSpan().SequenceEqual(list.Issuer)).ToList();
        if (named.Count > 0 && !RevocationListSignature.IsAllowed(list.Algorithm))
        {
            return RevocationCodes.Algorithm;
        }

        if (IssuerOf(list, named) is not { } issuer)
        {
            return RevocationCodes.Issuer;
        }

        var key = KeyOf(issuer);
        if (!_byAuthority.TryGetValue(key, out var other))
        {
            _byAuthority[key] = list;
            return null;
        }

        // Numbers only grow (section 5.2.3): a later number on an earlier list, or one number on two, is somebody's mistake or worse.
        if (Contradicts(list, other) || Contradicts(other, list))
        {
            return RevocationCodes.Order;
        }

        _byAuthority[key] = list.Number > other.Number ? list : other;
        return null;
    }

    /// <summary>The authority whose name the list bears and whose key signed it; null where none of them is that.</summary>
    public static X509Certificate2? IssuerOf(RevocationList list, IEnumerable<X509Certificate2> authorities) => authorities.FirstOrDefault(authority =>
        authority.SubjectName.RawData.AsSpan().SequenceEqual(list.Issuer) && RevocationListSignature.Holds(list, authority));

    /// <summary>The list of the authority, by its name and key: a renewed certificate of the same authority has the same list. Null where it has none.</summary>
    public RevocationList? Of(X509Certificate2 authority) => _byAuthority.GetValueOrDefault(KeyOf(authority));

    /// <summary>Whether an authority that both know has here an older list than before, or none any more.</summary>
    public bool GoesBackFrom(RevocationLists before, IEnumerable<X509Certificate2> authorities) => authorities
        .Any(authority => before.Of(authority) is { } old && (Of(authority) is not { } now || now.Number < old.Number));

    private static bool Contradicts(RevocationList list, RevocationList other) =>
        list.Number == other.Number ? !list.Signed.AsSpan().SequenceEqual(other.Signed) : list.Number > other.Number && list.ThisUpdate < other.ThisUpdate;

    /// <summary>What stays the same of an authority when its certificate is renewed: SHA-256 over name and key, hex.</summary>
    public static string KeyOf(X509Certificate2 authority) => Convert.ToHexString(
        SHA256.HashData([.. SHA256.HashData(authority.SubjectName.RawData), .. SHA256.HashData(authority.PublicKey.ExportSubjectPublicKeyInfo())]));
}
