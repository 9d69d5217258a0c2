using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class The_directory_says_what_is_wrong_with_its_files
{
    [Fact]
    public void All_of_it_at_once()
    {
        using var folder = new TrustFolder();
        var trust = CertificateFolders.In(folder.Path).Trust;
        File.WriteAllText(Path.Combine(trust, "ca", "empty.pem"), "");
        File.WriteAllText(Path.Combine(trust, "institutions", "LU_0030", "broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
        Directory.CreateDirectory(Path.Combine(trust, "institutions", "somebody"));
        folder.Enter("FR:CPAM-75", folder.Identity(TrustFolder.Oujda).Certificate);

        var load = TrustDirectory.Load(trust);

        load.Directory.ShouldBeNull();
        load.Problems.Select(problem => problem.Code).Order().ShouldBe(["TRUST-FOLDER", "TRUST-TWICE", "TRUST-UNREADABLE", "TRUST-UNREADABLE"]);
    }

    [Fact]
    public void And_trusts_nobody_where_there_is_nothing()
    {
        var load = TrustDirectory.Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()));

        load.Directory.ShouldNotBeNull().Institutions.ShouldBeEmpty();
    }

    [Fact]
    public void And_knows_a_weak_certificate_without_being_stopped_by_it()
    {
        using var folder = new TrustFolder();
        folder.Enter(TrustFolder.Oujda, new TestCertificate().SelfSigned());

        var certificates = folder.Directory().CertificatesOf(TrustFolder.Oujda);

        certificates.Count.ShouldBe(3);
        certificates.Count(certificate => certificate.Weakness?.Code == "CERT-CHAIN").ShouldBe(1);
    }
}
