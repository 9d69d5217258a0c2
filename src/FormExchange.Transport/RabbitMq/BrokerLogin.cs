using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using FormExchange.Forms;
using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FormExchange.Transport.RabbitMq;

/// <summary>A user at the broker of the settings: how he connects, by RabbitMQ's own client and by MassTransit, and what a failure means.</summary>
internal sealed class BrokerLogin(TransportOptions options, string user, string password)
{
    /// <summary>The most that any broker may be set to carry. The client's own limit is lower, and a message beyond it would close every connection that it is delivered to.</summary>
    private const uint LargestMessage = 512 * 1024 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private readonly BrokerAddress _address = BrokerAddress.Of(options.Address!);
    private readonly BrokerTrust _trust = options.CertificateAuthorities is { } file
        ? BrokerTrust.TryRead(file) ?? throw new InvalidOperationException("The file of authorities can no longer be read.")
        : new BrokerTrust(null);

    public string User => user;

    public static BrokerLogin Of(TransportOptions options, string institution) =>
        new(options, BrokerNames.User(institution), options.Passwords[institution]);

    /// <summary>False while the file of authorities cannot be read.</summary>
    public static bool TryOf(TransportOptions options, string institution, [NotNullWhen(true)] out BrokerLogin? login)
    {
        login = options.CertificateAuthorities is { } file && BrokerTrust.TryRead(file) is null ? null : Of(options, institution);
        return login is not null;
    }

    /// <summary>A connection that does not come back by itself when it is lost.</summary>
    public Task<IConnection> ConnectAsync(string purpose, CancellationToken cancellationToken) => new ConnectionFactory
    {
        HostName = _address.Host,
        Port = _address.Port,
        VirtualHost = _address.Vhost,
        UserName = user,
        Password = password,
        AutomaticRecoveryEnabled = false,
        RequestedHeartbeat = options.Heartbeat,
        RequestedConnectionTimeout = ConnectTimeout,
        ClientProvidedName = purpose,
        Ssl = new SslOption
        {
            Enabled = _address.Tls,
            ServerName = _address.Host,
            Version = BrokerTrust.Protocols,
            AcceptablePolicyErrors = SslPolicyErrors.None,
            CertificateValidationCallback = _trust.Accepts,
        },
    }.CreateConnectionAsync(cancellationToken);

    public void Configure(IRabbitMqBusFactoryConfigurator bus, string purpose) => bus.Host(_address.Host, _address.Port, _address.Vhost, purpose, host =>
    {
        host.Username(user);
        host.Password(password);
        host.Heartbeat(options.Heartbeat);
        host.RequestedConnectionTimeout(ConnectTimeout);
        host.PublisherConfirmation = true;
        host.MaxMessageSize(LargestMessage);
        if (_address.Tls)
        {
            host.UseSsl(tls =>
            {
                tls.ServerName = _address.Host;
                tls.Protocol = BrokerTrust.Protocols;
                tls.EnforcePolicyErrors(SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch);
                tls.CertificateValidationCallback = _trust.Accepts;
            });
        }
    });

    /// <summary>What the operator has to change; null for a broker that is merely not there, which is no refusal.</summary>
    public Refusal? WhyNot(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationFailureException:
                    return TransportCodes.Login.Refusal(user);
                case OperationInterruptedException { ShutdownReason.ReplyCode: Constants.NotAllowed }:
                    return TransportCodes.Vhost.Refusal(_address.Vhost, user);
                case AuthenticationException:
                    return TransportCodes.Certificate.Refusal(_address.Host);
            }
        }

        return null;
    }
}
