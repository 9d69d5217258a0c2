using System.Text.Json;
using FormExchange.Forms;

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
    private const string KindName = "runs-on";
    private const string IdentityName = "identity";
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

    /// <summary>
    /// Why a host on this kind of store and bus may not have the folder: it belongs to one on another. A command that would run a host with
    /// other settings on it, because its own is down at that moment, would store forms where nobody looks for them.
    /// </summary>
    public Refusal? RefuseOther(string storage, string transport)
    {
        var file = Path.Combine(_folder, KindName);
        return File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } found && found != Kind(storage, transport)
            ? HostCodes.OtherSurroundings.Refusal(_folder, found, Kind(storage, transport))
            : null;
    }

    /// <summary>Keeps the folder for this kind of store and bus: to be called before anything is stored, and not for a host that was refused.</summary>
    public void Keep(string storage, string transport) => WriteSecret(KindName, Kind(storage, transport));

    /// <summary>The name of this folder's host among all that share a database, the same at each start.</summary>
    public string Identity()
    {
        var file = Path.Combine(_folder, IdentityName);
        if (!File.Exists(file) || File.ReadAllText(file).Trim().Length == 0)
        {
            WriteSecret(IdentityName, Guid.NewGuid().ToString());
        }

        return File.ReadAllText(file).Trim();
    }

    /// <summary>The owner of <paramref name="folder"/>, if one runs and has said where it listens.</summary>
    public static HostContact? FindOwner(string folder) => IsTaken(folder) ? ReadContact(folder) : null;

    /// <summary>Removes what an earlier owner left: until the new one listens, there is nobody to reach.</summary>
    public void ForgetContact() => File.Delete(Path.Combine(_folder, ContactName));

    public void Publish(HostContact contact)
    {
        WriteSecret(ContactName, JsonSerializer.Serialize(contact, Json));
    }

    public void Dispose()
    {
        // A stale host.json misleads nobody: it counts only while the lock is held.
        _lock.Dispose();
    }

    private static string Kind(string storage, string transport) => $"{storage}, {transport}";

    /// <summary>Written beside and renamed: a reader sees all of it or nothing.</summary>
    private void WriteSecret(string name, string text)
    {
        var temporary = Path.Combine(_folder, name + ".new");
        File.Delete(temporary);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var file = new StreamWriter(temporary, options))
        {
            file.WriteLine(text);
            file.Flush();
            ((FileStream)file.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(_folder, name), overwrite: true);
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
