namespace FormExchange.Trust;

/// <summary>Where keys and certificates of a data folder stand.</summary>
public static class CertificateFolders
{
    /// <summary>The folder that <see cref="TrustDirectory.Load"/> reads.</summary>
    public static string Trust(string dataFolder) => Path.Combine(dataFolder, "trust");

    internal static string Authorities(string dataFolder) => Path.Combine(Trust(dataFolder), "ca");

    internal static string Certificates(string dataFolder, string folderName) => Path.Combine(Trust(dataFolder), "institutions", folderName);

    internal static string Keys(string dataFolder, string folderName) => Path.Combine(dataFolder, "keys", folderName);

    internal static string AuthorityKeys(string dataFolder) => Keys(dataFolder, "development-ca");
}
