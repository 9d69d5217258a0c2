using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Tests.Trust;

/// <summary>Revocation lists as an authority would issue them, by the framework's own builder.</summary>
internal sealed record TestRevocationList(int Number = 1)
{
    public DateTimeOffset ThisUpdate { get; init; } = TrustFolder.Noon.AddHours(-1);

    public DateTimeOffset NextUpdate { get; init; } = TrustFolder.Noon.AddDays(7);

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public IReadOnlyList<(X509Certificate2 Certificate, DateTimeOffset At, X509RevocationReason? Reason)> Revoked { get; init; } = [];

    public TestRevocationList With(X509Certificate2 certificate, X509RevocationReason? reason = null, DateTimeOffset? at = null) =>
        this with { Revoked = [.. Revoked, (certificate, at ?? TrustFolder.Noon.AddHours(-2), reason)] };

    public byte[] By(X509Certificate2 authority)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var (certificate, at, reason) in Revoked)
        {
            builder.AddEntry(certificate.SerialNumberBytes.Span, at, reason);
        }

        return authority.GetRSAPrivateKey() is null
            ? builder.Build(authority, Number, NextUpdate, Hash, thisUpdate: ThisUpdate)
            : builder.Build(authority, Number, NextUpdate, Hash, RSASignaturePadding.Pkcs1, ThisUpdate);
    }

    /// <summary>By the folder's authority, into its <c>crl</c>.</summary>
    public void Enter(TrustFolder folder, string name = "list")
    {
        using var authority = folder.AuthorityWithKey();
        Enter(folder, By(authority), name);
    }

    public static void Enter(TrustFolder folder, byte[] list, string name = "list")
    {
        var crl = Path.Combine(folder.Path, "trust", "crl");
        Directory.CreateDirectory(crl);
        File.WriteAllBytes(Path.Combine(crl, name + ".crl"), list);
    }
}

/// <summary>A list that no builder makes: octet by octet, and signed all the same.</summary>
internal sealed record CraftedList
{
    private const string EcdsaSha256 = "1.2.840.10045.4.3.2";

    public int? Version { get; init; } = 1;

    public int? Number { get; init; } = 1;

    public bool HasNextUpdate { get; init; } = true;

    /// <summary>OID, criticality and octets of a further extension of the list.</summary>
    public (string Oid, bool Critical, byte[] Value)? Extension { get; init; }

    /// <summary>The same of the one entry.</summary>
    public (string Oid, bool Critical, byte[] Value)? OfEntry { get; init; }

    public int Entries { get; init; } = 1;

    public string InnerAlgorithm { get; init; } = EcdsaSha256;

    public string OuterAlgorithm { get; init; } = EcdsaSha256;

    public byte[] By(X509Certificate2 authority)
    {
        var signed = Body(authority).Encode();
        using var key = authority.GetECDsaPrivateKey()!;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed);
            Algorithm(writer, OuterAlgorithm);
            writer.WriteBitString(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }

        return writer.Encode();
    }

    private AsnWriter Body(X509Certificate2 authority)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            if (Version is { } version)
            {
                writer.WriteInteger(version);
            }

            Algorithm(writer, InnerAlgorithm);
            writer.WriteEncodedValue(authority.SubjectName.RawData);
            writer.WriteUtcTime(TrustFolder.Noon.AddHours(-1));
            if (HasNextUpdate)
            {
                writer.WriteUtcTime(TrustFolder.Noon.AddDays(7));
            }

            using (writer.PushSequence())
            {
                for (var entry = 0; entry < Entries; entry++)
                {
                    Entry(writer);
                }
            }

            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            {
                if (Number is { } number)
                {
                    var value = new AsnWriter(AsnEncodingRules.DER);
                    value.WriteInteger(number);
                    ExtensionOf(writer, ("2.5.29.20", false, value.Encode()));
                }

                ExtensionOf(writer, Extension);
            }
        }

        return writer;
    }

    private void Entry(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(4711));
            writer.WriteUtcTime(TrustFolder.Noon.AddHours(-2));
            if (OfEntry is not null)
            {
                using (writer.PushSequence())
                {
                    ExtensionOf(writer, OfEntry);
                }
            }
        }
    }

    private static void ExtensionOf(AsnWriter writer, (string Oid, bool Critical, byte[] Value)? extension)
    {
        if (extension is not { } written)
        {
            return;
        }

        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(written.Oid);
            if (written.Critical)
            {
                writer.WriteBoolean(true);
            }

            writer.WriteOctetString(written.Value);
        }
    }

    private static void Algorithm(AsnWriter writer, string oid)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
        }
    }
}
