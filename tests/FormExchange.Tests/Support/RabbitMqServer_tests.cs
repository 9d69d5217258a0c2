using System.Net;
using System.Text.Json.Nodes;
using FormExchange.Tests.Support.Servers;

namespace FormExchange.Tests.Support;

/// <summary>The broker that other tests rely on.</summary>
public sealed class RabbitMqServer_tests
{
    private static readonly JsonObject Quorum = new() { ["x-queue-type"] = "quorum" };

    [Fact]
    public async Task A_killed_broker_comes_back_with_its_messages_and_nothing_is_left_of_a_disposed_one()
    {
        var broker = await RabbitMqServer.StartPrivateAsync();
        try
        {
            var vhost = VhostOf(await broker.NewVhostAsync());
            await broker.Admin.DeclareQueueAsync(vhost, "claims", Quorum.DeepClone().AsObject());
            foreach (var body in new byte[][] { [1], [2], [3] })
            {
                (await broker.Admin.PublishAsync(vhost, "claims", body)).ShouldBeTrue();
            }

            var before = broker.ProcessId;
            ProcessTable.NameOf(before).ShouldBe("beam.smp");

            await broker.KillAsync();

            ProcessTable.IsRunning(before).ShouldBeFalse();
            ProcessTable.IsRunning(broker.MapperProcessId).ShouldBeTrue("epmd belongs to the machine, not to the broker that was killed");

            await broker.RestartAsync();

            (await broker.Admin.CountAsync(vhost, "claims")).ShouldBe(new QueueCount(Ready: 3, Consumers: 0));
            (await broker.Admin.TakeAsync(vhost, "claims", 10)).Select(message => message.Body[0]).ShouldBe([1, 2, 3]);
            OnlyLoopback(ListeningSockets.Of(broker.ProcessId, broker.MapperProcessId));
        }
        finally
        {
            var (folder, family) = (broker.Folder, FamilyOf(broker));
            await broker.DisposeAsync();

            family.ShouldNotContain(id => ProcessTable.IsRunning(id));
            Directory.Exists(folder).ShouldBeFalse();
        }
    }

    private static List<int> FamilyOf(RabbitMqServer broker) =>
        [broker.ProcessId, broker.MapperProcessId, .. ProcessTable.Descendants(broker.ProcessId), .. ProcessTable.Descendants(broker.MapperProcessId)];

    private static void OnlyLoopback(IReadOnlyList<IPEndPoint> listening)
    {
        // AMQP, management, distribution, port mapper.
        listening.Select(point => point.Port).Distinct().Count().ShouldBe(4);
        listening.ShouldAllBe(point => IPAddress.IsLoopback(point.Address));
    }

    private static string VhostOf(Uri address) => address.AbsolutePath[1..];
}
