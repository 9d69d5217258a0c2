using FormExchange.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace FormExchange.Tests.Transport;

/// <summary>Settings of the bus are refused with every reason, and no reason repeats a secret.</summary>
public sealed class TransportOptions_tests
{
    private const string Cnap = "LU:0010";

    [Fact]
    public void Settings_that_cannot_be_used_are_refused_with_every_reason()
    {
        var options = new TransportOptions { Kind = "pigeon", Window = 0, SendTimeout = TimeSpan.Zero };

        Codes(options).ShouldBe(["TRANSPORT-KIND", "TRANSPORT-RANGE", "TRANSPORT-RANGE"]);
        Should.Throw<ArgumentException>(() => new ServiceCollection().AddTransport(options, []));
    }

    [Theory]
    [InlineData("amqp://127.0.0.1:5672/formexchange")]
    [InlineData("amqps://127.0.0.1/formexchange")]
    [InlineData("amqp://127.0.0.1:5672/%2F")]
    public void An_address_with_a_vhost_is_taken(string address) => Codes(Broker(address)).ShouldBeEmpty();

    [Theory]
    [InlineData(null)]
    [InlineData("http://127.0.0.1/formexchange")]
    [InlineData("amqp://127.0.0.1")]
    [InlineData("amqp://127.0.0.1/")]
    [InlineData("amqp://127.0.0.1/a/b")]
    [InlineData("amqp://127.0.0.1/a?heartbeat=1")]
    [InlineData("amqp:///formexchange")]
    public void An_address_that_is_none_is_refused(string? address) => Codes(Broker(address)).ShouldBe(["TRANSPORT-ADDRESS"]);

    [Theory]
    [InlineData("amqp://guest:sesame@127.0.0.1/formexchange")]
    [InlineData("amqp://sesame@127.0.0.1/formexchange")]
    public void An_address_with_a_user_or_password_is_refused_and_not_repeated(string address)
    {
        var options = Broker(address);

        var refusal = options.Check([Cnap]).ShouldHaveSingleItem();
        refusal.Code.ShouldBe("TRANSPORT-ADDRESS-USER");
        (refusal.Text.Fr + refusal.Text.Ar + refusal.Text.En + options.Description).ShouldNotContain("sesame");
    }

    [Fact]
    public void Each_served_institution_needs_its_password() =>
        Broker("amqp://127.0.0.1/formexchange").Check([Cnap, "MA:CNSS-OUJ01"]).ShouldHaveSingleItem().Text.En.ShouldContain("MA:CNSS-OUJ01");

    [Theory]
    [InlineData("amqp://127.0.0.1/formexchange")]
    [InlineData("amqps://127.0.0.1/formexchange")]
    public void Authorities_that_cannot_be_read_or_are_of_no_use_are_refused(string address)
    {
        var options = Broker(address);
        options.CertificateAuthorities = "no/such/file.pem";

        Codes(options).ShouldBe(["TRANSPORT-AUTHORITIES"]);
    }

    [Fact]
    public void What_the_bus_is_stands_in_one_line_without_a_secret()
    {
        var line = Broker("amqps://127.0.0.1:5671/formexchange").Description;

        line.ShouldBe("RabbitMQ at amqps://127.0.0.1:5671/formexchange, quorum queues, delivery limit 20");
        new TransportOptions().Description.ShouldContain("ends with the process");
    }

    private static IEnumerable<string> Codes(TransportOptions options) => options.Check([Cnap]).Select(refusal => refusal.Code);

    private static TransportOptions Broker(string? address) => new()
    {
        Kind = TransportOptions.RabbitMq,
        Address = address is null ? null : new Uri(address),
        Passwords = new Dictionary<string, string> { [Cnap] = "open" },
    };
}
