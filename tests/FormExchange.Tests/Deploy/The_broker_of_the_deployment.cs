using System.Text.Json.Nodes;
using FormExchange.Forms;
using FormExchange.Tests.Support.Servers;
using FormExchange.Transport;
using FormExchange.Transport.RabbitMq;

namespace FormExchange.Tests.Deploy;

/// <summary>What the deployment gives RabbitMQ is what a real one takes: every line of its configuration, and definitions that hosts find right.</summary>
public sealed class The_broker_of_the_deployment
{
    [Fact]
    public async Task Starts_with_the_institutions_users_and_no_guest_and_keeps_the_limits_of_its_configuration()
    {
        using var set = await SetupFolder.MakeAsync();
        await using var broker = await RabbitMqServer.StartPrivateAsync(new BrokerDeployment(
            Repository.Read("deploy", "rabbitmq", "rabbitmq.conf"), await File.ReadAllTextAsync(set.File("rabbitmq", "definitions.json"), TestContext.Current.CancellationToken)));

        var all = await broker.Admin.ExportDefinitionsAsync();
        all["users"]!.AsArray().Select(user => user!["name"]!.GetValue<string>()).ShouldBe(["LU.0030", "MA.CNSS-OUJ01", broker.Login.User], ignoreOrder: true);
        foreach (var (institution, name) in new[] { ("MA:CNSS-OUJ01", "cnss"), ("LU:0030", "cnap") })
        {
            (await TransportSetup.CheckBrokerAsync(
                new TransportOptions
                {
                    Kind = TransportOptions.RabbitMq,
                    Address = new Uri($"amqp://127.0.0.1:{broker.Port}/formexchange"),
                    Passwords = new Dictionary<string, string> { [institution] = (await File.ReadAllTextAsync(set.File(name, "broker-password"), TestContext.Current.CancellationToken)).Trim() },
                },
                [institution], TestContext.Current.CancellationToken)).Select(refusal => refusal.Text.En).ShouldBeEmpty();
        }
    }

    /// <summary>Committed for operators who want to read it or who make users by themselves.</summary>
    [Fact]
    public void Has_a_definitions_file_that_is_what_the_program_writes_now()
    {
        var institutions = FormCatalogue.Load(Repository.Schemas).Catalogue!.Institutions.Select(i => i.Id);
        var file = Repository.File("deploy", "rabbitmq", "definitions.json");
        var now = BrokerDefinitions.Write(BrokerTopology.For(institutions, 20), "formexchange");
        if (Environment.GetEnvironmentVariable("FORMEXCHANGE_APPROVE") == "1")
        {
            File.WriteAllText(file, now);
        }

        File.ReadAllText(file).ShouldBe(now, "write it again: formx broker definitions --out deploy/rabbitmq/definitions.json");
        JsonNode.Parse(now)!["users"]!.AsArray().ShouldBeEmpty();
    }
}
