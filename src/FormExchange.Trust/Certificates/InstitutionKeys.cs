using System.Security.Cryptography;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// The life of an institution's own keys: made, certified by an authority, used, replaced by the next while both are valid, retired. Every expected no is a
/// refusal; where a folder cannot be written an <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> is thrown.
/// </summary>
public sealed class InstitutionKeys
{
    private readonly CertificateFolders _folders;
    private readonly string _institution;
    private readonly string _name;
    private readonly KeyPassphrase? _passphrase;
    private readonly TimeProvider _time;

    /// <param name="passphrase">What keys are encrypted with; null: they are written in clear, for their owner alone to read.</param>
    /// <exception cref="ArgumentException">This is no institution's identifier.</exception>
    public InstitutionKeys(CertificateFolders folders, string institution, KeyPassphrase? passphrase, TimeProvider time)
    {
        _name = InstitutionFolder.Name(institution) ?? throw new ArgumentException("Not an institution's identifier.", nameof(institution));
        (_folders, _institution, _passphrase, _time) = (folders, institution, passphrase, time);
    }

    /// <summary>Those that have a folder below <c>keys</c>.</summary>
    public static IReadOnlyList<string> Institutions(CertificateFolders folders) => !Directory.Exists(folders.Keys) ? []
        : [.. Directory.EnumerateDirectories(folders.Keys).Select(folder => InstitutionFolder.Institution(Path.GetFileName(folder))).OfType<string>().Order(StringComparer.Ordinal)];

    public IReadOnlyList<KeySheet> List() => KeySheets.Of(_folders, _institution, _passphrase, _time.GetUtcNow());

    /// <summary>The first key for a purpose.</summary>
    public (KeyMade? Made, Refusal? Refusal) New(CertificatePurpose purpose, SigningKeyKind kind)
    {
        var sheets = List();
        var there = sheets.FirstOrDefault(sheet => sheet.Purpose == purpose && sheet.State is (KeyState.InForce or KeyState.Next));
        var refusal = Unusable(sheets) ?? Waiting(sheets, purpose) ?? (there is null ? null : KeyCodes.There.Refusal(_institution, there.Key));
        return refusal is null ? (Make(purpose, KeyFile.Create(kind)), null) : (null, refusal);
    }

    /// <summary>The next key for a purpose, of the kind of the one in force if no other is asked for. That one stays as it is.</summary>
    public (KeyMade? Made, Refusal? Refusal) Rotate(CertificatePurpose purpose, SigningKeyKind? kind)
    {
        var sheets = List();
        var current = sheets.FirstOrDefault(sheet => sheet.Purpose == purpose && sheet.State == KeyState.InForce);
        var refusal = Unusable(sheets) ?? Waiting(sheets, purpose) ?? (current is null ? KeyCodes.NothingToRotate.Refusal(_institution)
            : current.Kind == KeySheets.InHsm && kind is null ? HsmCodes.Rotate.Refusal(_institution, current.Key)
            : null);
        return refusal is null ? (Make(purpose, KeyFile.Create(kind ?? KindOf(current!.Kind!))), null) : (null, refusal);
    }

    /// <summary>The request for a key's certificate, written anew beside it; its full path.</summary>
    public (string? Path, Refusal? Refusal) Request(string key, CertificatePurpose purpose)
    {
        var keys = KeyFolder.Read(_folders.KeysOf(_name), _passphrase);
        try
        {
            if (keys.Find(one => one.Name == key) is not { } found)
            {
                return (null, KeyCodes.Unknown.Refusal(_institution, key));
            }

            if (found.Problem is { } problem)
            {
                return (null, problem);
            }

            return HsmKey.IsIn(found.Path) ? RequestByHsm(found, purpose) : (WriteRequest(RequestPath(found.Path), purpose, found.Key!), null);
        }
        finally
        {
            keys.ForEach(one => one.Dispose());
        }
    }

    /// <summary>Ends the use of a certificate of the institution at a time. Its key stays: what was sealed for it may still come.</summary>
    /// <param name="digest">SHA-256 of the certificate, lower-case hex, or at least its first 8 digits.</param>
    /// <param name="at">Whole seconds count; null: in five minutes, when every host has seen it.</param>
    public (CertificateRetired? Retired, Refusal? Refusal) Retire(string digest, DateTimeOffset? at)
    {
        var directory = TrustDirectory.OwnOf(_folders.Trust, _name);
        var found = directory.CertificatesOf(_institution).Where(one => digest.Length >= 8 && one.Digest.StartsWith(digest, StringComparison.Ordinal)).ToList();
        if (found is not [var certificate])
        {
            return (null, KeyCodes.Unknown.Refusal(_institution, digest));
        }

        var text = Retirement.Write(at ?? _time.GetUtcNow() + Retirement.Notice);
        DurableFile.WritePublic(Path.Combine(_folders.CertificatesOf(_name), Retirement.FileName(certificate.Digest)), text);
        var end = Retirement.Read(text)!.Value;
        var isReplaced = directory.CertificatesOf(_institution).Any(one =>
            one.Digest != certificate.Digest && certificate.Purpose is { } purpose && directory.Refuse(one, purpose, end.AddSeconds(1)) is null);
        return (new CertificateRetired(certificate.Digest, certificate.Purpose, end, isReplaced), null);
    }

    /// <summary>Takes the certificate that an authority made for one of the keys, or a PKCS#12 file that brings its own key.</summary>
    public (CertificateEntered? Entered, Refusal? Refusal) Import(string file)
    {
        var import = KeyImport.Read(file, _passphrase, _folders.KeysOf(_name), _institution);
        if (import.Value is not { } read)
        {
            return (null, import.Refusal);
        }

        using var key = read.Key;
        var entry = TrustEntry.Judge(_folders, _institution, read.Certificate, _time.GetUtcNow());
        if (entry.Value is not { } certificate)
        {
            return (null, entry.Refusal);
        }

        if (certificate.Purpose == CertificatePurpose.Tls)
        {
            return (null, CertificateCodes.Usage.Refusal());
        }

        if (key is not null)
        {
            // The key first: a certificate that others may seal for must not be there without it.
            KeyFile.Write(KeyPath(certificate.Purpose!.Value, key), key, _passphrase);
        }

        return (TrustEntry.Write(_folders, certificate), null);
    }

    private static Refusal? Unusable(IReadOnlyList<KeySheet> sheets) => sheets.FirstOrDefault(sheet => sheet.State == KeyState.Unusable)?.Problem;

    private Refusal? Waiting(IReadOnlyList<KeySheet> sheets, CertificatePurpose purpose) =>
        sheets.FirstOrDefault(sheet => sheet.Purpose == purpose && sheet.State == KeyState.WithoutCertificate) is { } waits
            ? KeyCodes.Waits.Refusal(_institution, waits.Key)
            : null;

    private KeyMade Make(CertificatePurpose purpose, AsymmetricAlgorithm made)
    {
        using var key = made;
        var path = KeyPath(purpose, key);
        KeyFile.Write(path, key, _passphrase);
        return new KeyMade(path, WriteRequest(RequestPath(path), purpose, key));
    }

    /// <summary>A request is signed by its key: one that may only open refuses, and its HSM makes the request by other means.</summary>
    private (string? Path, Refusal? Refusal) RequestByHsm(KeyInFile key, CertificatePurpose purpose)
    {
        try
        {
            return (WriteRequest(RequestPath(key.Path), purpose, key.Key!), null);
        }
        catch (CryptographicException refused)
        {
            return (null, HsmCodes.Failed.Refusal(key.Path, $"0x{refused.HResult:x}"));
        }
    }

    private static string RequestPath(string key) => Path.ChangeExtension(key, ".csr");

    private string WriteRequest(string path, CertificatePurpose purpose, AsymmetricAlgorithm key)
    {
        DurableFile.WritePublic(path, CertificationRequest.Write(_institution, purpose, key));
        return path;
    }

    /// <summary>Named after purpose and key: two keys never share a file, and the same one never has two.</summary>
    private string KeyPath(CertificatePurpose purpose, AsymmetricAlgorithm key)
    {
        DurableFile.CreatePrivateFolder(_folders.Keys);
        DurableFile.CreatePrivateFolder(_folders.KeysOf(_name));
        var id = CanonicalXml.Sha256Hex(key.ExportSubjectPublicKeyInfo())[..8];
        return Path.Combine(_folders.KeysOf(_name), $"{purpose.ToString().ToLowerInvariant()}-{id}.pem");
    }

    private static SigningKeyKind KindOf(string kind) => kind switch
    {
        "rsa2048" => SigningKeyKind.Rsa2048,
        "p256" => SigningKeyKind.EcdsaP256,
        _ => SigningKeyKind.Rsa3072,
    };
}
