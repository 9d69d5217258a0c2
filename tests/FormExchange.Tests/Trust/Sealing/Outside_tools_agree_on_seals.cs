using System.Xml.Schema;
using FormExchange.Forms;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust.Sealing;

public sealed class Outside_tools_agree_on_seals
{
    private static readonly string Schema = Path.Combine(Repository.Schemas, "envelope", "1", "sealed.xsd");
    private static readonly string SignedFile = Path.Combine(Golden.Folder, "small.signed.xml");
    private static readonly string Java = Path.Combine(Repository.Root, "tests", "FormExchange.Tests", "Trust", "Sealing", "java", "Seal.java");

    [Theory]
    [InlineData("p256")]
    [InlineData("rsa-3072")]
    public async Task Java_opens_what_we_sealed(string recipient)
    {
        var to = TestRecipient.Of(recipient);

        var (code, opened, said) = await OutsideTool.Run(
            "java", EnvelopeSealer.Seal(Golden.Envelope, to.Key).Bytes, Java, "open", to.CertificateFile, to.KeyFile);

        code.ShouldBe(0, said);
        Forgery.Utf8(opened).ShouldBe(Golden.Envelope);
    }

    [Theory]
    [InlineData("p256", KeyTransport.EcdhEs)]
    [InlineData("rsa-3072", KeyTransport.RsaOaep)]
    public async Task We_open_what_java_sealed(string recipient, KeyTransport transport)
    {
        var (code, made, said) = await OutsideTool.Run("java", Golden.Envelope, Java, "seal", TestRecipient.Of(recipient).CertificateFile);

        code.ShouldBe(0, said);
        var opened = TestRecipient.Opener.Open(Forgery.Utf8(made)).Envelope.ShouldNotBeNull();
        opened.SignedBytes.ToArray().ShouldBe(Golden.Envelope);
        opened.Transport.ShouldBe(transport);
    }

    [Fact]
    public async Task Xmlsec1_opens_what_we_sealed_in_the_way_that_it_knows()
    {
        var made = EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Rsa2048.Key, KeyTransport.RsaOaepMgf1p);

        var (code, opened, said) = await OutsideTool.Run("xmlsec1", made.Bytes, "--decrypt", "--privkey-pem", TestRecipient.Rsa2048.KeyFile, "-");

        code.ShouldBe(0, said);
        Forgery.Utf8(opened).ShouldBe(Golden.Envelope);
    }

    [Fact]
    public async Task We_open_what_xmlsec1_sealed_once_its_base64_stands_on_one_line()
    {
        using var folder = new TemporaryFolder();
        var publicKey = Path.Combine(folder.Path, "public.pem");
        await File.WriteAllTextAsync(publicKey, TestRecipient.Rsa2048.Key.Rsa!.ExportSubjectPublicKeyInfoPem(), TestContext.Current.CancellationToken);
        var pattern = Forgery.Text(EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Rsa2048.Key, KeyTransport.RsaOaepMgf1p).Bytes);
        var key = pattern.WrappedKey();
        var template = pattern.WithContent("").Change(key, "<xenc:CipherData><xenc:CipherValue></xenc:CipherValue></xenc:CipherData>");

        var (code, made, said) = await OutsideTool.Run(
            "xmlsec1", Forgery.Utf8(template), "--encrypt", "--pubkey-pem", publicKey, "--session-key", "aes-256", "--binary-data", SignedFile, "-");

        code.ShouldBe(0, said);
        TestRecipient.Opener.Open(Forgery.Utf8(made)).Refusal!.Code.ShouldBe("SEAL-CANNOT-OPEN");
        TestRecipient.Opener.Open(Forgery.Utf8(made.Replace("\n", "", StringComparison.Ordinal))).Envelope.ShouldNotBeNull()
            .SignedBytes.ToArray().ShouldBe(Golden.Envelope);
    }

    [Theory]
    [MemberData(nameof(A_sealed_envelope_opens.Ways), MemberType = typeof(A_sealed_envelope_opens))]
    public async Task Xmllint_and_the_framework_find_it_valid_against_our_schema(string recipient, KeyTransport transport)
    {
        var made = EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Of(recipient).Key, transport).Bytes;

        (await Xmllint(made)).ShouldBe(0);
        Framework(made).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("xmlenc11#aes256-gcm", "xmlenc#aes256-cbc")]
    [InlineData("<xenc:EncryptedKey>", "<xenc:EncryptedKey Id=\"k\">")]
    [InlineData(">Sealed<", ">Claim<")]
    public async Task And_both_refuse_another(string old, string with)
    {
        var made = Forgery.Utf8(Forgery.Text(Golden_seals_stay_open.Of("ecdh-es")).Change(old, with));

        (await Xmllint(made)).ShouldNotBe(0);
        Framework(made).ShouldNotBeEmpty();
    }

    private static async Task<int> Xmllint(byte[] made) => (await OutsideTool.Run("xmllint", made, "--noout", "--nonet", "--schema", Schema, "-")).Code;

    private static List<string> Framework(byte[] made)
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var name in new[] { "sealed", "encryption", "encryption11", "keys", "keys11" })
        {
            using var file = SafeXml.CreateReader(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(Schema)!, name + ".xsd")));
            schemas.Add(null, file);
        }

        var found = new List<string>();
        var document = SafeXml.LoadDocument(made);
        document.Schemas = schemas;
        document.Validate((_, problem) => found.Add(problem.Message));
        return found;
    }
}
