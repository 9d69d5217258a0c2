using System.Buffers;
using System.Security.Cryptography;
using FormExchange.Forms;
using static FormExchange.Trust.SignaturePart;

namespace FormExchange.Trust;

/// <summary>The values of a signature that has the one permitted shape, and whose parts name one another.</summary>
internal sealed record SignatureParts(
    string Algorithm,
    byte[] EnvelopeDigest,
    byte[] PropertiesDigest,
    byte[] SignatureValue,
    string CertificateDigest,
    DateTimeOffset SigningTime)
{
    public static Outcome<SignatureParts> Of(SignatureReading signature, VerificationPolicy policy)
    {
        if (signature.Mismatch is { } check)
        {
            return check.Code.Refusal();
        }

        var envelopeDigest = Base64(signature.Value(SignaturePart.EnvelopeDigest), policy);
        var propertiesDigest = Base64(signature.Value(SignaturePart.PropertiesDigest), policy);
        var value = Base64(signature.Value(SignaturePart.SignatureValue), policy);
        var certificate = Base64(signature.Value(Certificate), policy);
        var stated = Base64(signature.Value(SignaturePart.CertificateDigest), policy);
        if (value is null || certificate is null || !AreDigests(envelopeDigest, propertiesDigest, stated))
        {
            return SignatureCodes.Base64.Refusal();
        }

        if (WireTime.Read(signature.Value(SignaturePart.SigningTime)) is not { } time)
        {
            return SignatureCodes.Properties.Refusal();
        }

        return (Unnamed(signature, policy) ?? policy.Finds(Checks.CertificateDigest, !SHA256.HashData(certificate).AsSpan().SequenceEqual(stated))) is { } found
            ? found.Code.Refusal()
            : new SignatureParts(signature.Value(SignaturePart.Algorithm), envelopeDigest!, propertiesDigest!, value, CanonicalXml.Hex(stated), time);
    }

    private static Check? Unnamed(SignatureReading signature, VerificationPolicy policy)
    {
        var (id, reference, properties) = (signature.Value(SignatureId), signature.Value(ReferenceId), signature.Value(PropertiesId));
        return policy.Finds(Checks.DistinctIds, Same(id, reference) || Same(id, properties) || Same(reference, properties))
            ?? policy.Finds(Checks.Naming, !(signature.Value(Target) == "#" + id && signature.Value(ObjectReference) == "#" + reference && signature.Value(PropertiesUri) == "#" + properties))
            ?? policy.Finds(Checks.MediaType, signature.Value(MediaType) != "application/xml");
    }

    // Some tools find an element by an id in whatever case.
    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool AreDigests(params ReadOnlySpan<byte[]?> values)
    {
        foreach (var value in values)
        {
            if (value is not { Length: SHA256.HashSizeInBytes })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The octets, if the text is exactly what encoding them again gives; null where there are none.</summary>
    private static byte[]? Base64(string text, VerificationPolicy policy)
    {
        var octets = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            return Convert.TryFromBase64String(text, octets, out var written) && written > 0
                && policy.Finds(Checks.Base64, !IsEncodingOf(octets.AsSpan(0, written), text)) is null
                ? octets[..written]
                : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(octets);
        }
    }

    private static bool IsEncodingOf(ReadOnlySpan<byte> octets, string text)
    {
        var again = ArrayPool<char>.Shared.Rent(text.Length + 4);
        try
        {
            return Convert.TryToBase64Chars(octets, again, out var written) && again.AsSpan(0, written).SequenceEqual(text);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(again);
        }
    }
}
