namespace FormExchange.Tests.Deploy;

/// <summary>A folder in which the deployment's script has made keys, passwords and definitions.</summary>
internal sealed class SetupFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.File("set");

    public static async Task<SetupFolder> MakeAsync()
    {
        var made = new SetupFolder();
        await made.RunAsync();
        return made;
    }

    public async Task RunAsync() => (await ExternalTool.RunAsync(
        Repository.File("deploy", "setup.sh"), [Path], environment: new Dictionary<string, string?> { ["FORMX"] = Programs.Formx })).ShouldSucceed();

    public string File(params string[] parts) => _folder.File(["set", .. parts]);

    public void Dispose() => _folder.Dispose();
}
