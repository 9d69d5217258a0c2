using System.Text.RegularExpressions;
using FormExchange.Tests.Journeys;
using FormExchange.Transport.RabbitMq;

namespace FormExchange.Tests.Host;

/// <summary>A real process on PostgreSQL and RabbitMQ: what it says when it starts, or does not, and that no secret is in it.</summary>
[Collection(ServersThatLive.Name)]
public sealed partial class A_host_in_earnest_says_what_it_runs_on(StageServers servers) : IAsyncLifetime
{
    private EarnestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await EarnestHost.PrepareAsync(servers);

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task In_a_line_each_when_it_starts_and_ends_when_it_is_told_to()
    {
        await using var process = _host.Start();
        (await process.ReachAsync(_host.Data)).ShouldNotBeNull().Dispose();
        using var http = _host.Http();
        var address = http.BaseAddress!.ToString().TrimEnd('/');
        var said = await process.StopAsync();
        process.ExitCode.ShouldBe(0, said);

        var lines = said.Split('\n').Where(line => line.StartsWith("FormExchange: ", StringComparison.Ordinal) || line.StartsWith("  ", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(4, said);
        lines[0].ShouldBe($"FormExchange: {address}, data {_host.Data}");
        Identity().Replace(lines[1], "ID").ShouldBe(
            $"  PostgreSQL, {_host.Database.Database} on 127.0.0.1:{_host.Database.Port}, as {_host.Database.Username}, claims by ID");
        lines[2].ShouldBe($"  RabbitMQ at {_host.Address}, quorum queues, delivery limit 20");
        lines[3].ShouldBe($"  MA:CNSS-OUJ01, LU:0030 with development certificates of {Path.Combine(_host.Data, "trust")}");
        _host.ShouldNotTell(said);
        said.ShouldNotContain(http.DefaultRequestHeaders.Authorization!.Parameter!);
    }

    [Theory]
    [InlineData("Storage:Password", "marked-guess", "STORAGE-NOT-PERMITTED")]
    [InlineData("Storage:ConnectionString", "Host=127.0.0.1;Port={port};Username={user};Database=nowhere", "STORAGE-NO-DATABASE")]
    [InlineData("Transport:DeliveryLimit", "21", "TRANSPORT-DIFFERENT")]
    [InlineData("Transport:Address", "amqp://127.0.0.1:{broker}/nowhere", "TRANSPORT-VHOST")]
    [InlineData("Transport:Kind", "Rabbit", "TRANSPORT-KIND")]
    public async Task Or_why_it_does_not(string setting, string value, string code)
    {
        _host.Set(setting, value.Replace("{port}", $"{servers.Database.Port}", StringComparison.Ordinal)
            .Replace("{user}", _host.Database.Username, StringComparison.Ordinal).Replace("{broker}", $"{servers.Broker.Port}", StringComparison.Ordinal));

        var said = await RefusedAsync(code);

        said.ShouldNotContain("marked-guess");
    }

    [Fact]
    public async Task And_that_a_queue_is_missing_or_a_password_is_wrong_on_the_broker()
    {
        await servers.Broker.Admin.DeleteQueueAsync(_host.Vhost, BrokerNames.Error(TwoHostStage.FundId));
        (await RefusedAsync("TRANSPORT-MISSING")).ShouldContain("formexchange.error.LU.0030");
        await servers.Broker.Admin.PutUserAsync("LU.0030", "another");
        (await RefusedAsync("TRANSPORT-LOGIN")).ShouldContain("LU.0030");
    }

    /// <summary>Ends with 1 and says nothing but refusals, of which the last is the one that is expected.</summary>
    private async Task<string> RefusedAsync(string code)
    {
        await using var process = _host.Start();
        (await process.ReachAsync(_host.Data)).ShouldBeNull();
        var said = await process.KillAsync();
        process.ExitCode.ShouldBe(1, said);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line.StartsWith(code + ": ", StringComparison.Ordinal), said);
        _host.ShouldNotTell(said);
        File.Exists(Path.Combine(_host.Data, "runs-on")).ShouldBeFalse("a start that was refused binds nobody");
        return said;
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Identity();
}
