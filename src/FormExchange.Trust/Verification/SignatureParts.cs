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
    public static Outcome<SignatureParts> Of(SignatureReading signature)
    {
        if (signature.Mismatch is { } code)
        {
            return code.Refusal();
        }

        var envelopeDigest = Base64(signature.Value(SignaturePart.EnvelopeDigest), SHA256.HashSizeInBytes);
        var propertiesDigest = Base64(signature.Value(SignaturePart.PropertiesDigest), SHA256.HashSizeInBytes);
        var value = Base64(signature.Value(SignaturePart.SignatureValue));
        var certificate = Base64(signature.Value(Certificate));
        var stated = Base64(signature.Value(SignaturePart.CertificateDigest), SHA256.HashSizeInBytes);
        if (envelopeDigest is null || propertiesDigest is null || value is null || certificate is null || stated is null)
        {
            return SignatureCodes.Base64.Refusal();
        }

        if (WireTime.Read(signature.Value(SignaturePart.SigningTime)) is not { } time || !NameOneAnother(signature))
        {
            return SignatureCodes.Properties.Refusal();
        }

        return SHA256.HashData(certificate).AsSpan().SequenceEqual(stated)
            ? new SignatureParts(signature.Value(SignaturePart.Algorithm), envelopeDigest, propertiesDigest, value, CanonicalXml.Hex(stated), time)
            : SignatureCodes.CertificateDigest.Refusal();
    }

    private static bool NameOneAnother(SignatureReading signature)
    {
        var (id, reference, properties) = (signature.Value(SignatureId), signature.Value(ReferenceId), signature.Value(PropertiesId));
        return !Same(id, reference) && !Same(id, properties) && !Same(reference, properties)
            && signature.Value(Target).AsSpan(1).SequenceEqual(id)
            && signature.Value(ObjectReference).AsSpan(1).SequenceEqual(reference)
            && signature.Value(PropertiesUri).AsSpan(1).SequenceEqual(properties)
            && signature.Value(MediaType) == "application/xml";
    }

    // Some tools find an element by an id in whatever case.
    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The octets, if the text is exactly what encoding them again gives.</summary>
    private static byte[]? Base64(string text, int? length = null)
    {
        var padding = text.EndsWith("==", StringComparison.Ordinal) ? 2 : text.EndsWith('=') ? 1 : 0;
        var octets = new byte[Math.Max(0, (text.Length / 4 * 3) - padding)];
        return octets.Length > 0
            && (length is null || octets.Length == length)
            && Convert.TryFromBase64String(text, octets, out var written)
            && written == octets.Length
            && IsEncodingOf(octets, text)
            ? octets
            : null;
    }

    private static bool IsEncodingOf(ReadOnlySpan<byte> octets, string text)
    {
        var again = ArrayPool<char>.Shared.Rent(text.Length);
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
