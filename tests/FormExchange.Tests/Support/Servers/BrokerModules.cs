using System.Text;

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// The code of a broker in one file, for the brokers that a run starts and starts again. Erlang looks for each of 1100 modules in each of 90 folders:
/// 50,000 files that are not there, each asked of another thread, are two thirds of what a start costs. Read from one file and loaded at once,
/// they are the same modules.
/// </summary>
internal sealed class BrokerModules : IDisposable
{
    private static readonly string Script =
        Path.Combine(Repository.Root, "tests", "FormExchange.Tests", "Support", "Servers", "broker_modules.escript");

    private readonly ServerFolder _folder;

    private BrokerModules(ServerFolder folder) => _folder = folder;

    /// <summary>
    /// What Erlang does before all else, for its variable <c>ERL_AFLAGS</c>: neither quotation marks nor blanks come through that, so the name of the
    /// file is a list of octets.
    /// </summary>
    public string LoadedFirst =>
        $"-eval {{ok,B}}=file:read_file([{string.Join(',', Encoding.UTF8.GetBytes(Packed(_folder)))}])," +
        "ok=code:atomic_load([X||{M,_,_}=X<-binary_to_term(B),code:is_loaded(M)==false]).";

    public static async Task<BrokerModules> PackAsync()
    {
        var folder = await ServerFolder.CreateAsync(RabbitMqProcess.Account);

        // Where that user may read it.
        var script = folder.File(Path.GetFileName(Script));
        File.Copy(Script, script);
        var plugins = Path.Combine(Directory.EnumerateDirectories(RabbitMqProcess.Home + "/lib", "rabbitmq_server-*").Single(), "plugins");
        var packing = await ExternalTool.RunAsync(
            ServerAccount.Launcher, RabbitMqProcess.Account.Run("escript", script, plugins, Packed(folder)), workingFolder: folder.Path);
        packing.ShouldSucceed();
        return new BrokerModules(folder);
    }

    public void Dispose() => _folder.Dispose();

    private static string Packed(ServerFolder folder) => folder.File("modules");
}
