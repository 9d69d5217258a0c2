using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// The private keys of the institutions that this host serves: <c>keys/&lt;id&gt;/*.pem</c> (PKCS#8) or <c>*.p12</c>, or in an HSM that a
/// <c>*.pkcs11</c> file names; each beside its certificate in the trust folder.
/// </summary>
/// <param name="folders">Where keys and certificates stand.</param>
/// <param name="time">The clock by which a certificate is in force.</param>
/// <param name="passphrase">Of encrypted keys; null where none is.</param>
/// <param name="inUse">The directory of a host, which may change; null: this store reads its institutions' own certificates itself.</param>
public sealed class KeyStore(CertificateFolders folders, TimeProvider time, KeyPassphrase? passphrase = null, TrustInUse? inUse = null)
{
    private readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);

    /// <summary>
    /// The identity to sign with now: of the certificates that may be used the oldest, until it is retired or expires; null when there is no key, or no
    /// certificate in force. The oldest, because a new one is of use only when every partner has entered it.
    /// </summary>
    public SigningIdentity? Find(string institution) =>
        Signing(Of(institution, anew: false)) ?? (inUse is null ? Signing(Of(institution, anew: true)) : null);

    /// <summary>
    /// All keys that open what may still come, the newest first: also those whose certificate is retired, expired or revoked, for senders seal for the one
    /// that they know. A key goes when its file does.
    /// </summary>
    public IReadOnlyList<DecryptionKey> DecryptionKeys(string institution)
    {
        var held = Of(institution, anew: false);
        held = held.Opening.Count == 0 && inUse is null ? Of(institution, anew: true) : held;
        return [.. held.Opening.Select(one => one.Key)];
    }

    /// <summary>Whether one of those keys belongs to a certificate that is valid now.</summary>
    internal bool OpensNow(string institution)
    {
        var now = time.GetUtcNow();
        return Of(institution, anew: false).Opening.Any(one => one.Entry.ValidFrom <= now && now <= one.Entry.ValidTo);
    }

    /// <summary>
    /// Whether key files of an institution that was asked for changed since they were read; then they are read again when they are next needed. A certificate may be entered before its key is there.
    /// </summary>
    public bool Look()
    {
        var changed = _held.Where(pair => InstitutionFolder.Name(pair.Key) is { } name && pair.Value.Files != KeyFolder.Stamp(folders.KeysOf(name)))
            .Select(pair => pair.Key).ToList();
        changed.ForEach(Forget);
        return changed.Count > 0;
    }

    /// <summary>Lets go of the institution's keys, to be read again: a key in a device that was away has to be found anew.</summary>
    public void Forget(string institution) => _held.TryRemove(institution, out _);

    /// <summary>What is wrong with the key files of the institution: rights, passphrase, content. A host says all of it at its start.</summary>
    public IReadOnlyList<Refusal> Problems(string institution) => Of(institution, anew: false).Problems;

    /// <summary>A list about ourselves that is out of date stops nobody from signing: whether our own key is in our hands we know, and partners have lists of their own.</summary>
    private SigningIdentity? Signing(Held held)
    {
        var now = time.GetUtcNow();
        return held.Signing.FirstOrDefault(one => CertificatePolicy.Refuse(one.Entry, CertificatePurpose.Sign, now, now, StaleCrl.Accept) is null).Identity;
    }

    /// <summary>Read again when the directory in use is another one: who enters a certificate need not restart the host for its key.</summary>
    private Held Of(string institution, bool anew)
    {
        if (!anew && _held.TryGetValue(institution, out var known) && (inUse is null || ReferenceEquals(known.Directory, inUse.Current)))
        {
            return known;
        }

        var read = Read(institution);
        _held[institution] = read;
        return read;
    }

    private Held Read(string institution)
    {
        if (InstitutionFolder.Name(institution) is not { } name)
        {
            return new Held(inUse?.Current ?? TrustDirectory.OwnOf(folders.Trust, string.Empty), string.Empty, [], [], []);
        }

        var directory = inUse?.Current ?? TrustDirectory.OwnOf(folders.Trust, name);
        var stamp = KeyFolder.Stamp(folders.KeysOf(name));
        var files = KeyFolder.Read(folders.KeysOf(name), passphrase);
        try
        {
            var keys = files.Select(file => file.Key).OfType<AsymmetricAlgorithm>().ToList();
            var joined = directory.CertificatesOf(institution).Select(entry => (Entry: entry, Joined: KeyFile.Join(entry.Certificate, keys)))
                .Where(pair => pair.Joined is not null).ToList();
            return new Held(
                directory,
                stamp,
                [.. joined.Where(pair => pair.Entry.Purpose == CertificatePurpose.Sign).Select(pair => (pair.Entry, new SigningIdentity(institution, pair.Joined!)))],
                [.. joined.Where(pair => pair.Entry.Purpose == CertificatePurpose.Encrypt).Reverse().Select(pair => (pair.Entry, DecryptionKey.Of(pair.Joined!)))],
                [.. files.Select(file => file.Problem).OfType<Refusal>()]);
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }

    /// <summary>What was read of an institution by one directory. Signing certificates in the order in which they become valid.</summary>
    private sealed record Held(
        TrustDirectory Directory,
        string Files,
        IReadOnlyList<(TrustedCertificate Entry, SigningIdentity Identity)> Signing,
        IReadOnlyList<(TrustedCertificate Entry, DecryptionKey Key)> Opening,
        IReadOnlyList<Refusal> Problems);
}
