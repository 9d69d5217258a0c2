using System.Text.Json;

namespace FormExchange.Host.Settings;

/// <summary>Where a running host can be reached, and the token that every call needs.</summary>
public sealed record HostContact(string Address, string Token, int ProcessId);

/// <summary>
/// One owner of a data folder: a lock that the system frees when the process ends, however it ends, and <c>host.json</c> (mode 600) with
/// the owner's address and token.
/// </summary>
public sealed class DataFolders : IDisposable
{
    private const string LockName = "owner.lock";
    private const string ContactName = "host.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly FileStream _lock;
    private readonly string _folder;

    private DataFolders(string folder, FileStream taken) => (_folder, _lock) = (folder, taken);

    /// <summary><c>$XDG_DATA_HOME/formexchange</c>, or <c>~/.local/share/formexchange</c>.</summary>
    public static string Default => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"),
        "formexchange");

    /// <summary>Takes the folder (mode 700 where it is made); null where another process has it. Throws <see cref="IOException"/> where it cannot be written.</summary>
    public static DataFolders? TryTake(string folder)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            return new DataFolders(folder, new FileStream(Path.Combine(folder, LockName), options));
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, LockName)))
        {
            return null;
        }
    }

    /// <summary>The owner of <paramref name="folder"/>, if one runs and has said where it listens.</summary>
    public static HostContact? FindOwner(string folder) => IsTaken(folder) ? ReadContact(folder) : null;

    /// <summary>Removes what an earlier owner left: until the new one listens, there is nobody to reach.</summary>
    public void ForgetContact() => File.Delete(Path.Combine(_folder, ContactName));

    public void Publish(HostContact contact)
    {
        // Written beside and renamed: a reader sees all of it or nothing.
        var temporary = Path.Combine(_folder, ContactName + ".new");
        File.Delete(temporary);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var file = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(file, contact, Json);
        }

        File.Move(temporary, Path.Combine(_folder, ContactName), overwrite: true);
    }

    public void Dispose()
    {
        // A stale host.json misleads nobody: it counts only while the lock is held.
        _lock.Dispose();
    }

    /// <summary>Asked with a shared lock: those who look do not see one another.</summary>
    private static bool IsTaken(string folder)
    {
        try
        {
            new FileStream(Path.Combine(folder, LockName), FileMode.Open, FileAccess.Read, FileShare.Read).Dispose();
            return false;
        }
        catch (Exception nobody) when (nobody is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static HostContact? ReadContact(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<HostContact>(File.ReadAllBytes(Path.Combine(folder, ContactName)), Json);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
