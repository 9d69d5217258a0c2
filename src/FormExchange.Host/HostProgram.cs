using FormExchange.Forms;
using FormExchange.Host.Settings;

namespace FormExchange.Host;

/// <summary>The host's own executable: <c>FormExchange.Host [--data DIR] [--urls http://127.0.0.1:PORT] [--schemas DIR]</c>. Exit codes: 0 stopped, 1 refused to start.</summary>
public static class HostProgram
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--data"] = "FormExchange:Data",
        ["--urls"] = "FormExchange:Urls",
        ["--schemas"] = "FormExchange:Schemas",
    };

    public static async Task<int> Main(string[] args)
    {
        // Read by the framework once, before its first regular expression: a schema's pattern must never run away with the process.
        PatternTimeout.Set();
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args, Switches)
            .Build();
        var environment = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production";
        var (settings, problems) = HostSettingsReader.Read(configuration, environment);
        ExchangeHost? host = null;
        if (settings is not null)
        {
            (host, problems) = await ExchangeHost.StartAsync(settings, TimeProvider.System, CancellationToken.None);
        }

        if (host is null)
        {
            foreach (var problem in problems)
            {
                await Console.Error.WriteLineAsync($"{problem.Code}: {problem.Text.Fr} / {problem.Text.En}");
            }

            return 1;
        }

        await using (host)
        {
            await Console.Error.WriteLineAsync($"FormExchange: {host.Contact.Address}, data {settings!.DataFolder}");
            foreach (var line in host.RunsOn)
            {
                await Console.Error.WriteLineAsync("  " + line);
            }

            await host.WaitForShutdownAsync(CancellationToken.None);
        }

        return 0;
    }
}
