namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// The folder of a server: its user's alone, and gone with it. A run that was killed cannot remove its folders, so the next one does:
/// a folder whose lock nobody holds belongs to nobody.
/// </summary>
internal sealed class ServerFolder : IDisposable
{
    internal const string Prefix = "formexchange-server-";
    internal const string LockName = "in-use";
    private readonly FileStream _lock;

    private ServerFolder(string path)
    {
        Path = path;
        _lock = new FileStream(File(LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    public string Path { get; }

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public static async Task<ServerFolder> CreateAsync(ServerAccount account)
    {
        RemoveLeftovers();

        // mktemp makes it with mode 700, and run by the server's user it is that user's.
        var template = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Prefix + "XXXXXXXX");
        var made = await ExternalTool.RunAsync(ServerAccount.Launcher, account.Run("mktemp", "-d", template), workingFolder: "/");
        return new ServerFolder(made.ShouldSucceed().Output.Trim());
    }

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        _lock.Dispose();
    }

    private static void RemoveLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                using var held = new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // In use, just being made, just being removed, or another user's.
            }
        }
    }
}
