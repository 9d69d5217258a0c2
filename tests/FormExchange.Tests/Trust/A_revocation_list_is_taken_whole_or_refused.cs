using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>RFC 5280 section 5, read strictly: a list of which a part is not understood would let a revoked certificate through.</summary>
public sealed class A_revocation_list_is_taken_whole_or_refused
{
    private const string EcdsaSha1 = "1.2.840.10045.4.1";
    private static readonly byte[] Null = [5, 0];

    private static readonly Dictionary<string, (string Code, Func<TrustFolder, X509Certificate2, byte[]> Make)> Cases = new()
    {
        ["signed by another authority"] = ("TRUST-CRL-ISSUER", (_, _) => OfAnother("CN=FICTIF other", X509KeyUsageFlags.CrlSign)),
        ["signed by another key under the authority's name"] = ("TRUST-CRL-ISSUER", (_, ca) => OfAnother(ca.Subject, X509KeyUsageFlags.CrlSign)),
        ["signed by an institution"] = ("TRUST-CRL-ISSUER", (folder, _) => OfAnInstitution(folder)),
        ["signed by an authority that may not"] = ("TRUST-CRL-ISSUER", OfOneWithoutTheRight),
        ["with a signature of another list"] = ("TRUST-CRL-ISSUER", (_, ca) => WithSignatureOf(new TestRevocationList(1).By(ca), new TestRevocationList(2).By(ca))),
        ["delta"] = ("TRUST-CRL-PARTIAL", (_, ca) => new CraftedList { Extension = ("2.5.29.27", true, [2, 1, 1]) }.By(ca)),
        ["delta that does not call itself critical"] = ("TRUST-CRL-PARTIAL", (_, ca) => new CraftedList { Extension = ("2.5.29.27", false, [2, 1, 1]) }.By(ca)),
        ["of some certificates only"] = ("TRUST-CRL-PARTIAL", (_, ca) => new CraftedList { Extension = ("2.5.29.28", true, [0x30, 3, 0x81, 1, 0xFF]) }.By(ca)),
        ["indirect"] = ("TRUST-CRL-PARTIAL", (_, ca) => new CraftedList { Extension = ("2.5.29.28", true, [0x30, 3, 0x84, 1, 0xFF]) }.By(ca)),
        ["with an entry of another issuer"] = ("TRUST-CRL-PARTIAL", (_, ca) => new CraftedList { OfEntry = ("2.5.29.29", true, [0x30, 0]) }.By(ca)),
        ["with an unknown critical extension"] = ("TRUST-CRL-EXTENSION", (_, ca) => new CraftedList { Extension = ("1.2.3.4", true, Null) }.By(ca)),
        ["with an unknown critical extension of an entry"] = ("TRUST-CRL-EXTENSION", (_, ca) => new CraftedList { OfEntry = ("1.2.3.4", true, Null) }.By(ca)),
        ["with SHA-1"] = ("TRUST-CRL-ALGORITHM", (_, ca) => new CraftedList { InnerAlgorithm = EcdsaSha1, OuterAlgorithm = EcdsaSha1 }.By(ca)),
        ["without a number"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new CraftedList { Number = null }.By(ca)),
        ["with a number below nought"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new CraftedList { Number = -1 }.By(ca)),
        ["without a next update"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new CraftedList { HasNextUpdate = false }.By(ca)),
        ["of version 1"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new CraftedList { Version = null }.By(ca)),
        ["of version 3"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new CraftedList { Version = 2 }.By(ca)),
        ["that names two algorithms"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new CraftedList { OuterAlgorithm = "1.2.840.10045.4.3.3" }.By(ca)),
        ["with the same number twice"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new CraftedList { Extension = ("2.5.29.20", false, [2, 1, 9]) }.By(ca)),
        ["with one certificate twice"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new CraftedList { Entries = 2 }.By(ca)),
        ["with a reason of delta lists"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new CraftedList { OfEntry = ("2.5.29.21", false, [10, 1, 8]) }.By(ca)),
        ["with a reason that does not exist"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new CraftedList { OfEntry = ("2.5.29.21", false, [10, 1, 7]) }.By(ca)),
        ["with octets behind it"] = ("TRUST-CRL-UNREADABLE", (_, ca) => [.. new TestRevocationList().By(ca), 0]),
        ["cut off"] = ("TRUST-CRL-UNREADABLE", (_, ca) => new TestRevocationList().By(ca)[..^1]),
        ["empty"] = ("TRUST-CRL-UNREADABLE", (_, _) => []),
        ["a certificate"] = ("TRUST-CRL-UNREADABLE", (_, ca) => ca.RawData),
        ["a PEM file of something else"] = ("TRUST-CRL-UNREADABLE", (_, ca) => Forgery.Utf8(ca.ExportCertificatePem())),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void With_the_code_that_says_why(string name)
    {
        using var folder = new TrustFolder();
        using var authority = folder.AuthorityWithKey();
        TestRevocationList.Enter(folder, Cases[name].Make(folder, authority));

        var load = Load(folder);

        load.Directory.ShouldBeNull();
        load.Problems.ShouldHaveSingleItem().Code.ShouldBe(Cases[name].Code);
    }

    [Fact]
    public void What_the_cases_are_made_from_is_taken_in_PEM_and_in_DER()
    {
        using var folder = new TrustFolder();
        using var authority = folder.AuthorityWithKey();
        TestRevocationList.Enter(folder, new CraftedList { Extension = ("2.5.29.46", false, Null), OfEntry = ("2.5.29.21", false, [10, 1, 1]) }.By(authority));
        Load(folder).Problems.ShouldBeEmpty();

        var pem = PemEncoding.WriteString("X509 CRL", new TestRevocationList(2) { Hash = HashAlgorithmName.SHA512 }.By(authority));
        File.WriteAllText(Path.Combine(folder.Path, "trust", "crl", "two.pem"), pem);
        Load(folder).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Two_lists_of_one_authority_may_not_contradict_each_other()
    {
        using var folder = new TrustFolder();
        new TestRevocationList(7).Enter(folder, "one");
        new TestRevocationList(7).With(folder.Identity(TrustFolder.Cns).Certificate).Enter(folder, "two");
        Load(folder).Problems.ShouldHaveSingleItem().Code.ShouldBe("TRUST-CRL-ORDER", "one number, two lists");

        new TestRevocationList(8) { ThisUpdate = TrustFolder.Noon.AddDays(-3) }.Enter(folder, "two");
        Load(folder).Problems.ShouldHaveSingleItem().Code.ShouldBe("TRUST-CRL-ORDER", "a higher number, an earlier date");

        new TestRevocationList(8) { ThisUpdate = TrustFolder.Noon }.Enter(folder, "two");
        Load(folder).Problems.ShouldBeEmpty();
        File.Copy(Path.Combine(folder.Path, "trust", "crl", "two.crl"), Path.Combine(folder.Path, "trust", "crl", "copy.crl"));
        Load(folder).Problems.ShouldBeEmpty("the same list in two files");
    }

    [Fact]
    public void No_changed_octet_is_taken()
    {
        using var folder = new TrustFolder();
        using var authority = folder.AuthorityWithKey();
        var list = new TestRevocationList().With(folder.Identity(TrustFolder.Oujda).Certificate).By(authority);
        for (var at = 0; at < list.Length; at++)
        {
            var changed = (byte[])list.Clone();
            changed[at] ^= 1;
            TestRevocationList.Enter(folder, changed);

            Load(folder).Directory.ShouldBeNull($"octet {at}");
        }
    }

    [Fact]
    public async Task One_that_openssl_makes_is_read()
    {
        using var folder = new TrustFolder();
        using var work = new TemporaryFolder();
        await File.WriteAllTextAsync(work.File("serial"), "2A\n", TestContext.Current.CancellationToken);
        var revoked = folder.Identity(TrustFolder.Oujda).Certificate;
        var line = $"R\t{revoked.NotAfter.ToUniversalTime():yyMMddHHmmss}Z\t261124090000Z,keyCompromise\t{revoked.SerialNumber}\tunknown\t/CN=FICTIF\n";
        await File.WriteAllTextAsync(work.File("index"), line, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            work.File("config"),
            $"[ca]\ndefault_ca=a\n[a]\ndatabase={work.File("index")}\ncrlnumber={work.File("serial")}\ndefault_md=sha384\ncrl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid\n",
            TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(folder.Path, "trust", "crl"));
        (await ExternalTool.RunAsync("openssl", [
            "ca", "-gencrl", "-config", work.File("config"), "-cert", folder.AuthorityFile, "-keyfile", Path.Combine(folder.Path, "keys", "development-ca", "ca.pem"),
            "-crl_lastupdate", "20261124090000Z", "-crl_nextupdate", "20261224090000Z", "-out", Path.Combine(folder.Path, "trust", "crl", "openssl.pem"),
        ])).ShouldSucceed();

        var directory = Load(folder).Directory.ShouldNotBeNull();
        directory.CertificatesOf(TrustFolder.Oujda).Single(certificate => certificate.Purpose == CertificatePurpose.Sign).Revocations
            .ShouldBe([new Revocation(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), RevocationReason.KeyCompromise)]);
        directory.ListHoldsUntil(directory.Authorities[0]).ShouldBe(new DateTimeOffset(2026, 12, 24, 9, 0, 0, TimeSpan.Zero));
    }

    private static TrustDirectoryLoad Load(TrustFolder folder) => TrustDirectory.Load(CertificateFolders.In(folder.Path).Trust);

    private static byte[] OfAnother(string subject, X509KeyUsageFlags usage)
    {
        using var other = new TestCertificate(subject) { IsAuthority = true, Usage = X509KeyUsageFlags.KeyCertSign | usage }.SelfSigned();
        return new CraftedList().By(other);
    }

    private static byte[] OfAnInstitution(TrustFolder folder) => new CraftedList().By(folder.Identity(TrustFolder.Oujda).Certificate);

    private static byte[] OfOneWithoutTheRight(TrustFolder folder, X509Certificate2 authority)
    {
        using var silent = new TestCertificate("CN=FICTIF silent") { IsAuthority = true, Usage = X509KeyUsageFlags.KeyCertSign }.SelfSigned();
        File.WriteAllText(Path.Combine(folder.Path, "trust", "ca", "silent.pem"), silent.ExportCertificatePem());
        return new CraftedList().By(silent);
    }

    private static byte[] WithSignatureOf(byte[] list, byte[] other)
    {
        var (one, two) = (new AsnReader(list, AsnEncodingRules.DER).ReadSequence(), new AsnReader(other, AsnEncodingRules.DER).ReadSequence());
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(one.ReadEncodedValue().Span);
            writer.WriteEncodedValue(one.ReadEncodedValue().Span);
            two.ReadEncodedValue();
            two.ReadEncodedValue();
            writer.WriteEncodedValue(two.ReadEncodedValue().Span);
        }

        return writer.Encode();
    }
}
