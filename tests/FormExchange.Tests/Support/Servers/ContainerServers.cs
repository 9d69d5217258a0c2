using System.Globalization;
using System.Security.Cryptography;
using DotNet.Testcontainers.Containers;
using Docker.DotNet.Models;
using Npgsql;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace FormExchange.Tests.Support.Servers;

/// <summary>The shared servers as containers, for a machine that has Docker and none of the Debian packages. Compiled with <c>-p:UseTestcontainers=true</c>.</summary>
internal static class ContainerServers
{
    private const string Amqp = "5672";
    private const string Management = "15672";

    public static async Task<PostgresServer> StartPostgresAsync()
    {
        var container = new PostgreSqlBuilder("postgres:15")
            .WithPassword(RandomNumberGenerator.GetHexString(32))
            .WithCreateParameterModifier(OnLoopbackOnly)
            .Build();
        await container.StartAsync();
        var superuser = new NpgsqlConnectionStringBuilder(container.GetConnectionString()) { Host = Loopback(container), Pooling = false };
        return PostgresServer.Shared(superuser, container);
    }

    public static async Task<RabbitMqServer> StartBrokerAsync()
    {
        var (user, password) = ("fx-admin", RandomNumberGenerator.GetHexString(32));
        var container = new RabbitMqBuilder("rabbitmq:3-management")
            .WithUsername(user)
            .WithPassword(password)
            .WithPortBinding(Management, assignRandomHostPort: true)
            .WithCreateParameterModifier(OnLoopbackOnly)
            .Build();
        await container.StartAsync();
        var host = Loopback(container);
        var management = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{container.GetMappedPublicPort(Management)}"));
        var server = RabbitMqServer.Shared(new BrokerLogin(host, container.GetMappedPublicPort(Amqp), management, user, password), container);
        await Until.TrueAsync(server.Admin.AnswersAsync, "the management API of the container answers");
        return server;
    }

    /// <summary>Docker publishes ports on every interface unless it is told an address.</summary>
    private static void OnLoopbackOnly(CreateContainerParameters container)
    {
        foreach (var binding in container.HostConfig!.PortBindings!.Values.SelectMany(bindings => bindings))
        {
            binding.HostIP = "127.0.0.1";
        }
    }

    private static string Loopback(DockerContainer container) => OutsideServers.IsLoopback(container.Hostname)
        ? "127.0.0.1"
        : throw new InvalidOperationException($"The Docker engine is on {container.Hostname}: tests use servers on this machine only.");
}
