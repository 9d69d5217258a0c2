using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Tests.Support.Servers;
using FormExchange.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>With <c>amqps</c> the broker's certificate must be for its host and of an authority that the settings name. TLS ends at a gate before the broker.</summary>
public sealed class Encrypted_connection_tests : IDisposable
{
    private const string Cnap = "LU:0010";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_broker_whose_certificate_is_of_the_named_authority_is_served()
    {
        using var authority = Authority("authority");
        await using var broker = await BrokerUnderTest.DefineAsync([Cnap]);
        await using var gate = Gate(broker, Certificate(authority, "localhost"));
        var options = broker.Options(Encrypted(gate, authority));

        options.Check([Cnap]).ShouldBeEmpty();
        (await TransportSetup.CheckBrokerAsync(options, [Cnap], TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task MassTransit_is_as_strict_and_sends_and_takes_over_it()
    {
        using var authority = Authority("authority");
        await using var broker = await BrokerUnderTest.DefineAsync([Cnap]);
        await using var gate = Gate(broker, Certificate(authority, "localhost"));
        var taker = new RecordingTaker();
        await using var container = WiredBus.Build(broker.Options(Encrypted(gate, authority)), taker, [Cnap]);
        var bus = container.GetRequiredService<MassTransitTransport>();
        await bus.StartAsync(TestContext.Current.CancellationToken);
        await Until.TrueAsync(() => bus.IsConnected, "the broker is reached");

        await bus.SendAsync(new TransportMessage(Cnap, Cnap, MessageKind.Envelope, "e1", new byte[] { 1 }), TestContext.Current.CancellationToken);
        await taker.WaitForAsync(1);
    }

    [Theory]
    [InlineData("another authority")]
    [InlineData("another host's name")]
    [InlineData("no authority named")]
    public async Task A_certificate_that_is_not_trusted_is_refused_in_words(string why)
    {
        using var authority = Authority("authority");
        using var other = Authority("other");
        await using var broker = await BrokerUnderTest.DefineAsync([Cnap]);
        await using var gate = Gate(broker, Certificate(why == "another authority" ? other : authority, why == "another host's name" ? "elsewhere.example" : "localhost"));

        var refusals = await broker.CheckAsync(options =>
        {
            Encrypted(gate, authority)(options);
            options.CertificateAuthorities = why == "no authority named" ? null : options.CertificateAuthorities;
        });

        refusals.ShouldHaveSingleItem().ShouldStartWith("TRANSPORT-CERTIFICATE The certificate of the broker localhost is not accepted");
    }

    public void Dispose() => _folder.Dispose();

    private static BrokerGate Gate(BrokerUnderTest broker, X509Certificate2 certificate) => BrokerGate.Open(broker.Port, async stream =>
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(certificate, clientCertificateRequired: false, SslProtocols.Tls12 | SslProtocols.Tls13, checkCertificateRevocation: false);
        return encrypted;
    });

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static X509Certificate2 Certificate(X509Certificate2 authority, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var signed = request.Create(authority, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    private Action<TransportOptions> Encrypted(BrokerGate gate, X509Certificate2 authority)
    {
        var file = Path.Combine(_folder.Path, "authorities.pem");
        File.WriteAllText(file, authority.ExportCertificatePem());
        return options =>
        {
            options.Address = new Uri($"amqps://localhost:{gate.Port}{options.Address!.AbsolutePath}");
            options.CertificateAuthorities = file;
        };
    }
}
