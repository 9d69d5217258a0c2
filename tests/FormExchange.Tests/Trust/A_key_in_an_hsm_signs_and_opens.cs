using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Tests.Cli;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>Keys that never leave an HSM: SoftHSM, reached by OpenSSL's engine as any HSM with a PKCS#11 library is.</summary>
public sealed class A_key_in_an_hsm_signs_and_opens(Hsm hsm) : IClassFixture<Hsm>
{
    private const string Oujda = TrustFolder.Oujda;

    [Fact]
    public async Task It_was_made_there_and_cannot_be_taken_out()
    {
        var listed = await hsm.ListAsync();

        listed.Split("Private Key Object").Length.ShouldBe(6);
        listed.Split("never extractable").Length.ShouldBe(6);
    }

    [Theory]
    [InlineData("sign-ec")]
    [InlineData("sign-rsa")]
    public async Task It_signs_its_request_and_then_envelopes_that_verify(string label)
    {
        using var set = new TrustSet();
        await CertifyAsync(set, Oujda, label, "sign", X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation);

        var listed = (await RunAsync(set, hsm.Environment(), "keys", "list", "--as", Oujda, "--json")).ShouldSucceed().Json().EnumerateArray().Single();
        (listed.Text("key"), listed.Text("kind"), listed.Text("state"), listed.Text("purpose")).ShouldBe((label, "pkcs11", "inForce", "sign"));

        var claim = await NewDocument.WriteAsync("LM15", set.File("claim"));
        var signed = (await RunAsync(set, hsm.Environment(), "sign", claim.Path, "--as", Oujda, "--to", "LU:0030", "--out", set.File("envelope.xml"))).ShouldSucceed();
        signed.Error.ShouldNotContain("s3cret");

        var directory = TrustDirectory.Load(CertificateFolders.In(set.Data).Trust).Directory!;
        var verified = new EnvelopeVerifier(TrustFolder.Schemas, directory)
            .Verify(await File.ReadAllBytesAsync(set.File("envelope.xml"), TestContext.Current.CancellationToken), "LU:0030", TrustSet.Now);
        verified.Envelope.ShouldNotBeNull(verified.Refusal?.Text.En).Signer.ShouldBe(Oujda);
        Directory.GetFiles(Path.Combine(set.Data, "keys", "MA_CNSS-OUJ01"), "*.pem").ShouldBeEmpty("no key for trials beside one in earnest");
    }

    [Fact]
    public async Task It_agrees_on_the_secret_that_the_sender_computes_and_decrypts()
    {
        using var set = new TrustSet();
        Directory.Delete(Path.Combine(set.Data, "keys", "LU_0030"), recursive: true);
        var agreement = await CertifyAsync(set, HsmChild.Institution, "open-ec", "encrypt", X509KeyUsageFlags.KeyAgreement);
        var transport = await CertifyAsync(set, HsmChild.Institution, "open-rsa", "encrypt", X509KeyUsageFlags.KeyEncipherment);
        using var sender = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var receiver = agreement.GetECDiffieHellmanPublicKey()!;
        using var rsa = transport.GetRSAPublicKey()!;
        var secret = RandomNumberGenerator.GetBytes(32);
        set.Write("peer", sender.ExportSubjectPublicKeyInfo());
        set.Write("sealed-1", rsa.Encrypt(secret, RSAEncryptionPadding.OaepSHA1));
        set.Write("sealed-256", rsa.Encrypt(secret, RSAEncryptionPadding.OaepSHA256));

        var environment = hsm.Environment();
        environment["DOTNET_STARTUP_HOOKS"] = typeof(HsmChild).Assembly.Location;
        environment[HsmChild.Asked] = Path.GetDirectoryName(set.Data);
        (await FormxProcess.RunWithAsync(environment, "--help")).ShouldSucceed();

        File.ReadAllText(set.File("agreed")).ShouldBe(Convert.ToHexString(sender.DeriveRawSecretAgreement(receiver.PublicKey)));
        File.ReadAllBytes(set.File("opened-1")).ShouldBe(secret);
        File.ReadAllBytes(set.File("opened-256")).ShouldBe(secret);
        (File.ReadAllText(set.File("ec")), File.ReadAllText(set.File("rsa"))).ShouldBe(("kept", "kept"));
    }

    [Fact]
    public async Task A_device_that_is_away_is_not_taken_for_a_seal_that_does_not_open()
    {
        await using var own = new Hsm();
        await own.InitializeAsync();
        using var set = new TrustSet();
        Directory.Delete(Path.Combine(set.Data, "keys", "LU_0030"), recursive: true);
        var certificates = new[]
        {
            await CertifyAsync(own, set, HsmChild.Institution, "open-ec", "encrypt", X509KeyUsageFlags.KeyAgreement),
            await CertifyAsync(own, set, HsmChild.Institution, "open-rsa", "encrypt", X509KeyUsageFlags.KeyEncipherment),
        };
        foreach (var certificate in certificates)
        {
            set.Write(Digest(certificate) + ".xml", EnvelopeSealer.Seal(Golden.Envelope, RecipientKey.Of(certificate)!).Bytes);
        }

        set.Write("away", own.Tokens);
        var environment = own.Environment();
        environment["DOTNET_STARTUP_HOOKS"] = typeof(HsmChild).Assembly.Location;
        environment[HsmChild.Asked] = Path.GetDirectoryName(set.Data);
        (await FormxProcess.RunWithAsync(environment, "--help")).ShouldSucceed();

        certificates.Select(certificate => File.ReadAllText(set.File(Digest(certificate)))).ShouldBe(["no answer", "no answer"]);
    }

    [Fact]
    public async Task The_next_one_is_made_there_too_or_its_owner_says_that_it_shall_not()
    {
        using var set = new TrustSet();
        await CertifyAsync(set, Oujda, "sign-ec", "sign", X509KeyUsageFlags.DigitalSignature);
        string[] rotate = ["keys", "rotate", "--as", Oujda, "--purpose", "sign"];

        (await RunAsync(set, hsm.Environment(), rotate)).OnlyRefusal().ShouldBe((1, "HSM-ROTATE"));
        (await RunAsync(set, hsm.Environment(), [.. rotate, "--kind", "p256"])).ShouldSucceed();
    }

    /// <summary>As an operator does it: name the key, ask for a certificate, take it in.</summary>
    private Task<X509Certificate2> CertifyAsync(TrustSet set, string institution, string label, string purpose, X509KeyUsageFlags usage) =>
        CertifyAsync(hsm, set, institution, label, purpose, usage);

    private static async Task<X509Certificate2> CertifyAsync(Hsm device, TrustSet set, string institution, string label, string purpose, X509KeyUsageFlags usage)
    {
        HsmFile.Write(set.Data, institution, label, Hsm.Uri(label));
        var request = (await RunAsync(set, device.Environment(), "keys", "csr", label, "--as", institution, "--purpose", purpose)).ShouldSucceed().Output.Trim();
        var answer = set.Certify(request, 300, usage);
        (await RunAsync(set, device.Environment(), "keys", "import", answer, "--as", institution)).ShouldSucceed();
        return X509CertificateLoader.LoadCertificateFromFile(answer);
    }

    private static string Digest(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));

    private static Task<ToolResult> RunAsync(TrustSet set, Dictionary<string, string?> environment, params string[] words) =>
        FormxProcess.RunWithAsync(environment, [.. words, "--data", set.Data]);
}
