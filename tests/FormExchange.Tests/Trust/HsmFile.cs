namespace FormExchange.Tests.Trust;

/// <summary>A <c>.pkcs11</c> file in an institution's folder of keys.</summary>
internal static class HsmFile
{
    public static string Write(string data, string institution, string name, string text)
    {
        var path = Path.Combine(data, "keys", institution.Replace(':', '_'), name + ".pkcs11");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
