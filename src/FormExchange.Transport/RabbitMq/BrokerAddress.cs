using FormExchange.Forms;

namespace FormExchange.Transport.RabbitMq;

/// <summary>Where a broker is, read from <c>amqp(s)://host:port/vhost</c>.</summary>
internal sealed record BrokerAddress(string Host, ushort Port, string Vhost, bool Tls)
{
    public static BrokerAddress Of(Uri address)
    {
        var tls = address.Scheme == "amqps";
        var port = address.IsDefaultPort || address.Port <= 0 ? (tls ? 5671 : 5672) : address.Port;
        return new(address.IdnHost, (ushort)port, Uri.UnescapeDataString(address.AbsolutePath[1..]), tls);
    }

    /// <summary>Every reason why the broker of these settings cannot be asked for. None repeats the address: it may hold a password.</summary>
    public static IEnumerable<Refusal> Check(TransportOptions options)
    {
        if (options.Address is not { IsAbsoluteUri: true } address || !IsUsable(address))
        {
            yield return TransportCodes.Address.Refusal();
        }
        else if (address.UserInfo.Length > 0)
        {
            yield return TransportCodes.AddressWithUser.Refusal();
        }
        else if (options.CertificateAuthorities is { } file && (address.Scheme != "amqps" || BrokerTrust.TryRead(file) is null))
        {
            yield return TransportCodes.Authorities.Refusal(file);
        }
    }

    private static bool IsUsable(Uri address) =>
        address.Scheme is "amqp" or "amqps" && address.Host.Length > 0 && address.Query.Length == 0 && address.Fragment.Length == 0
        && address.AbsolutePath.Length > 1 && address.AbsolutePath.LastIndexOf('/') == 0;
}
