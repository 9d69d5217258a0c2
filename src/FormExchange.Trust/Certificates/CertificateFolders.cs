namespace FormExchange.Trust;

/// <summary>
/// Where a host finds what signs and what verifies: the private keys of the institutions that it serves, and the trust folder with the
/// authorities and everybody's certificates. Only the first is secret; the second is the same for all hosts.
/// </summary>
/// <param name="Keys">One folder per institution, <c>&lt;id&gt;/*.pem</c>.</param>
/// <param name="Trust">What <see cref="TrustDirectory.Load"/> reads.</param>
public sealed record CertificateFolders(string Keys, string Trust)
{
    /// <summary>Both below one folder, <c>keys</c> and <c>trust</c>.</summary>
    public static CertificateFolders In(string folder) => new(Path.Combine(folder, "keys"), Path.Combine(folder, "trust"));

    internal string Authorities => Path.Combine(Trust, "ca");

    internal string RevocationLists => Path.Combine(Trust, "crl");

    internal string AuthorityKeys => KeysOf("development-ca");

    internal string CertificatesOf(string folderName) => Path.Combine(Trust, "institutions", folderName);

    internal string KeysOf(string folderName) => Path.Combine(Keys, folderName);
}
