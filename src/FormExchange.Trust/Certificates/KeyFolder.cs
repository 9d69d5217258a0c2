using System.Security.Cryptography;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>A private key of an institution, or why the file's key is not used. Whoever reads a folder disposes of its keys.</summary>
internal sealed record KeyInFile(string Path, AsymmetricAlgorithm? Key, Refusal? Problem) : IDisposable
{
    /// <summary>The file's name without its ending: what a person calls the key.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public void Dispose() => Key?.Dispose();
}

/// <summary>The folder of an institution's private keys.</summary>
internal static class KeyFolder
{
    /// <summary>All of its keys; empty where there is no folder.</summary>
    public static List<KeyInFile> Read(string folder, KeyPassphrase? passphrase) => [.. Files(folder).Select(path =>
    {
        var read = KeyFile.Read(path, passphrase);
        return new KeyInFile(path, read.Value, read.Refusal);
    })];

    /// <summary>Whether one of its keys is in an HSM: who has one works in earnest.</summary>
    public static bool NamesAnHsm(string folder) => Files(folder).Any(HsmKey.IsIn);

    /// <summary>Differs when a file came, went or was written.</summary>
    public static string Stamp(string folder) => string.Join('\n', Files(folder).Select(path => new FileInfo(path)).Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder).Where(path => Path.GetExtension(path) is ".pem" or ".p12" or ".pfx" or HsmKey.FileEnding).Order(StringComparer.Ordinal)
        : [];
}
