using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

public sealed class A_private_key_is_used_or_says_why_not : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly KeyPassphrase Words = new("correct-horse");
    private readonly TrustFolder _folder = new();

    private string KeyPath => Path.Combine(_folder.Path, "keys", "LU_0030", "signing.pem");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void One_that_others_can_reach(UnixFileMode others)
    {
        File.SetUnixFileMode(KeyPath, Owner | others);

        var problem = Problem(null).ShouldNotBeNull();

        problem.Code.ShouldBe("TRUST-KEY-MODE");
        problem.Text.En.ShouldContain(KeyPath);
    }

    /// <summary>Secrets that a platform mounts are links, which everybody may read: what they lead to counts.</summary>
    [Fact]
    public void One_behind_a_link_by_the_rights_of_what_it_leads_to()
    {
        var elsewhere = Path.Combine(_folder.Path, "elsewhere");
        File.Move(KeyPath, elsewhere);
        File.CreateSymbolicLink(KeyPath, elsewhere);
        Problem(null).ShouldBeNull();

        File.SetUnixFileMode(elsewhere, Owner | UnixFileMode.OtherRead);
        Problem(null)!.Code.ShouldBe("TRUST-KEY-MODE");
    }

    [Fact]
    public void One_in_an_encrypted_PEM_file_with_its_passphrase_alone()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(KeyPath));
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        Write(KeyPath, key.ExportEncryptedPkcs8PrivateKeyPem("correct-horse", parameters));

        Problem(null)!.Code.ShouldBe("TRUST-KEY-PASSPHRASE");
        Problem(new KeyPassphrase("wrong"))!.Code.ShouldBe("TRUST-KEY-PASSPHRASE");
        Problem(Words).ShouldBeNull();
        Words.ToString().ShouldNotContain("horse");
    }

    [Theory]
    [InlineData(CertificatePurpose.Sign)]
    [InlineData(CertificatePurpose.Encrypt)]
    public void One_in_a_PKCS12_file_with_its_passphrase_alone(CertificatePurpose purpose)
    {
        var pem = Path.Combine(Path.GetDirectoryName(KeyPath)!, purpose == CertificatePurpose.Sign ? "signing.pem" : "encryption.pem");
        var entry = _folder.Directory().CertificatesOf(TrustFolder.Cnap).Single(one => one.Purpose == purpose);
        var joined = X509Certificate2.CreateFromPem(entry.Certificate.ExportCertificatePem(), File.ReadAllText(pem));
        var file = Path.Combine(Path.GetDirectoryName(KeyPath)!, "both.p12");
        File.Delete(pem);
        File.WriteAllBytes(file, joined.Export(X509ContentType.Pkcs12, "correct-horse"));
        File.SetUnixFileMode(file, Owner);

        Problem(null)!.Code.ShouldBe("TRUST-KEY-PASSPHRASE");
        Problem(new KeyPassphrase("wrong"))!.Code.ShouldBe("TRUST-KEY-PASSPHRASE");
        Problem(Words).ShouldBeNull();
        Store(Words).DecryptionKeys(TrustFolder.Cnap).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("signing.pem", "")]
    [InlineData("signing.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    [InlineData("other.p12", "no such thing")]
    [InlineData("other.pfx", "")]
    public void One_in_a_file_that_is_none(string name, string text)
    {
        Write(Path.Combine(Path.GetDirectoryName(KeyPath)!, name), text);

        Problem(Words)!.Code.ShouldBe("TRUST-KEY-UNREADABLE");
    }

    [Fact]
    public async Task Ones_that_openssl_made()
    {
        foreach (var (name, words) in new[] { ("ec", "ecparam -genkey -name prime256v1"), ("rsa", "genrsa -traditional 2048") })
        {
            var file = Path.Combine(Path.GetDirectoryName(KeyPath)!, name + ".pem");
            Write(file, (await ExternalTool.RunAsync("openssl", words.Split(' '))).ShouldSucceed().Output);
        }

        Problem(null).ShouldBeNull();
        new InstitutionKeys(CertificateFolders.In(_folder.Path), TrustFolder.Cnap, null, _folder.Time).List()
            .Where(sheet => sheet.State == KeyState.WithoutCertificate).Select(sheet => (sheet.Key, sheet.Kind)).ShouldBe([("ec", "p256"), ("rsa", "rsa2048")]);
    }

    [Fact]
    public void New_ones_are_encrypted_where_there_is_a_passphrase_and_for_their_owner_alone()
    {
        var keys = new InstitutionKeys(CertificateFolders.In(_folder.Path), "FR:CPAM-75", Words, _folder.Time);
        var made = keys.New(CertificatePurpose.Sign, SigningKeyKind.EcdsaP256).Made.ShouldNotBeNull();

        File.ReadAllText(made.Key).ShouldStartWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        File.GetUnixFileMode(made.Key).ShouldBe(Owner);
        keys.List().ShouldHaveSingleItem().State.ShouldBe(KeyState.WithoutCertificate);
        new InstitutionKeys(CertificateFolders.In(_folder.Path), "FR:CPAM-75", null, _folder.Time).New(CertificatePurpose.Encrypt, SigningKeyKind.EcdsaP256)
            .Refusal!.Code.ShouldBe("TRUST-KEY-PASSPHRASE", "what the encrypted one is for cannot be seen");
    }

    private static void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, Owner);
    }

    private KeyStore Store(KeyPassphrase? passphrase) => new(CertificateFolders.In(_folder.Path), _folder.Time, passphrase);

    /// <summary>Null where the key is used.</summary>
    private FormExchange.Forms.Refusal? Problem(KeyPassphrase? passphrase)
    {
        var problem = Store(passphrase).Problems(TrustFolder.Cnap).SingleOrDefault();
        if (problem is null)
        {
            Store(passphrase).Find(TrustFolder.Cnap).ShouldNotBeNull();
        }

        return problem;
    }
}
