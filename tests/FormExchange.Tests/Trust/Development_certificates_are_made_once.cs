using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class Development_certificates_are_made_once
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    [Fact]
    public void And_left_alone_afterwards()
    {
        using var folder = new TrustFolder();
        var before = Files(folder).ToDictionary(file => file, File.ReadAllText);

        folder.Made.Any.ShouldBeTrue();
        folder.Made.Institutions.ShouldBe([TrustFolder.Oujda, TrustFolder.Cnap, TrustFolder.Cns]);
        DevelopmentCertificates.Ensure(CertificateFolders.In(folder.Path), [TrustFolder.Oujda], folder.Time).Any.ShouldBeFalse();
        Files(folder).ToDictionary(file => file, File.ReadAllText).ShouldBe(before);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void With_keys_that_only_their_owner_can_read()
    {
        using var folder = new TrustFolder();
        var keys = Path.Combine(folder.Path, "keys");

        foreach (var file in Directory.GetFiles(keys, "*", SearchOption.AllDirectories))
        {
            File.GetUnixFileMode(file).ShouldBe(OwnerFile, file);
            File.ReadAllText(file).ShouldStartWith("-----BEGIN PRIVATE KEY-----");
        }

        foreach (var inner in Directory.GetDirectories(keys).Append(keys))
        {
            File.GetUnixFileMode(inner).ShouldBe(OwnerFolder, inner);
        }

        Directory.GetFiles(CertificateFolders.In(folder.Path).Trust, "*", SearchOption.AllDirectories).ShouldAllBe(file => !File.ReadAllText(file).Contains("PRIVATE", StringComparison.Ordinal));
    }

    [Fact]
    public void From_a_day_ago_for_two_years_one_for_signing_and_one_for_encryption()
    {
        using var folder = new TrustFolder();
        var certificates = folder.Directory().CertificatesOf(TrustFolder.Cnap);

        certificates.Select(certificate => certificate.Purpose).ShouldBe([CertificatePurpose.Sign, CertificatePurpose.Encrypt], ignoreOrder: true);
        foreach (var certificate in certificates)
        {
            certificate.Weakness.ShouldBeNull();
            certificate.ValidFrom.ShouldBe(TrustFolder.Noon.AddDays(-1));
            certificate.ValidTo.ShouldBe(TrustFolder.Noon.AddDays(730));
        }
    }

    [Fact]
    public void And_a_folder_that_has_signing_certificates_alone_gets_those_for_encryption()
    {
        using var folder = new TrustFolder();
        var signing = folder.Identity(TrustFolder.Cnap).Certificate.Thumbprint;
        File.Delete(Path.Combine(folder.Path, "keys", "LU_0030", "encryption.pem"));
        var institution = Path.Combine(folder.Path, "trust", "institutions", "LU_0030");
        foreach (var file in Directory.GetFiles(institution).Where(file => X509CertificateLoader.LoadCertificateFromFile(file).Thumbprint != signing))
        {
            File.Delete(file);
        }

        DevelopmentCertificates.Ensure(CertificateFolders.In(folder.Path), [TrustFolder.Oujda, TrustFolder.Cnap], folder.Time).Institutions.ShouldBe([TrustFolder.Cnap]);

        folder.Directory().EncryptionCertificateOf(TrustFolder.Cnap, TrustFolder.Noon).ShouldNotBeNull();
        folder.Identity(TrustFolder.Cnap).Certificate.Thumbprint.ShouldBe(signing);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void And_a_key_that_others_can_read_is_neither_used_nor_replaced()
    {
        using var folder = new TrustFolder();
        var key = Path.Combine(folder.Path, "keys", "LU_0030", "signing.pem");
        File.SetUnixFileMode(key, OwnerFile | UnixFileMode.GroupRead);
        var before = File.ReadAllText(key);

        DevelopmentCertificates.Ensure(CertificateFolders.In(folder.Path), [TrustFolder.Cnap], folder.Time).Institutions.ShouldBeEmpty();

        File.ReadAllText(key).ShouldBe(before);
        var store = new KeyStore(CertificateFolders.In(folder.Path), folder.Time);
        store.Find(TrustFolder.Cnap).ShouldBeNull();
        store.Problems(TrustFolder.Cnap).ShouldHaveSingleItem().Code.ShouldBe("TRUST-KEY-MODE");

        File.SetUnixFileMode(Path.Combine(folder.Path, "keys", "development-ca", "ca.pem"), OwnerFile | UnixFileMode.OtherRead);
        DevelopmentCertificates.Ensure(CertificateFolders.In(folder.Path), ["FR:CPAM-75"], folder.Time).Problem.ShouldNotBeNull().Code.ShouldBe("TRUST-KEY-MODE");
    }

    [Fact]
    public void Though_a_kill_left_a_key_without_certificate_and_half_a_file()
    {
        using var folder = new TrustFolder();
        var key = Path.Combine(folder.Path, "keys", "LU_0030", "signing.pem");
        var before = File.ReadAllText(key);
        Directory.Delete(Path.Combine(folder.Path, "trust", "institutions", "LU_0030"), recursive: true);
        File.WriteAllText(key + ".1234.tmp", "-----BEGIN PRIV");

        DevelopmentCertificates.Ensure(CertificateFolders.In(folder.Path), [TrustFolder.Oujda, TrustFolder.Cnap], folder.Time).Institutions.ShouldBe([TrustFolder.Cnap]);

        File.ReadAllText(key).ShouldBe(before);
        new KeyStore(CertificateFolders.In(folder.Path), folder.Time).Find(TrustFolder.Cnap).ShouldNotBeNull();
    }

    [Fact]
    public void By_many_callers_at_once()
    {
        using var folder = new TrustFolder();
        string[] institutions = ["FR:CPAM-75", "FR:MSA-31", "LU:AAA"];

        var made = new int[8];
        Parallel.For(0, made.Length, caller => made[caller] = DevelopmentCertificates.Ensure(CertificateFolders.In(folder.Path), institutions, folder.Time).Institutions.Count);

        made.Sum().ShouldBe(institutions.Length);
        foreach (var institution in institutions)
        {
            folder.Directory().CertificatesOf(institution).Count.ShouldBe(2, "one for each purpose");
        }
    }

    [Fact]
    public void And_again_when_they_have_expired()
    {
        using var folder = new TrustFolder();
        var later = new FixedTime(TrustFolder.Noon.AddDays(800));

        DevelopmentCertificates.Ensure(CertificateFolders.In(folder.Path), [TrustFolder.Oujda], later).Institutions.ShouldBe([TrustFolder.Oujda]);

        folder.Directory().CertificatesOf(TrustFolder.Oujda).Count.ShouldBe(4);
        var identity = new KeyStore(CertificateFolders.In(folder.Path), later).Find(TrustFolder.Oujda).ShouldNotBeNull();
        var header = Samples.Header() with { CreatedAt = later.GetUtcNow() };
        var signed = EnvelopeSigner.Sign(header, Samples.Signable(), [], identity, later.GetUtcNow());
        folder.Verify(signed.Bytes, arrivedAt: later.GetUtcNow()).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("LU:../../x")]
    [InlineData("lu:0030")]
    [InlineData("")]
    public void But_never_for_what_is_no_institution(string id)
    {
        using var folder = new TrustFolder();

        folder.Keys.Find(id).ShouldBeNull();
        Should.Throw<ArgumentException>(() => DevelopmentCertificates.Ensure(CertificateFolders.In(folder.Path), [id], folder.Time));
    }

    private static string[] Files(TrustFolder folder) => Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
}
