using FormExchange.Forms;
using FormExchange.Host.Settings;
using FormExchange.Trust;

namespace FormExchange.Host;

/// <summary>Whom a host trusts, and whether it can sign for those whom it serves.</summary>
internal static class HostTrust
{
    /// <summary>Development certificates are made in the data folder alone: a folder that was named is somebody's decision, never completed by us.</summary>
    public static (TrustDirectory? Directory, IReadOnlyList<Refusal> Problems) Load(HostSettings settings, IReadOnlyList<string> served, TimeProvider time)
    {
        if (MakesItsOwn(settings))
        {
            DevelopmentCertificates.Ensure(settings.Certificates, served, time);
        }
        else if (!Directory.Exists(settings.Certificates.Trust))
        {
            return (null, [HostCodes.TrustFolder.Refusal(settings.Certificates.Trust)]);
        }

        var (directory, defects) = TrustDirectory.Load(settings.Certificates.Trust);
        if (directory is null)
        {
            return (null, [.. defects.Select(d => HostCodes.Trust.Refusal(d.Text.Fr))]);
        }

        var keys = new KeyStore(settings.Certificates, time);
        var keyless = served.Where(institution => keys.Find(institution) is null).ToList();
        return keyless.Count == 0
            ? (directory, [])
            : (null, [.. keyless.Select(institution => HostCodes.NoKey.Refusal(institution, settings.Certificates.Keys))]);
    }

    public static string Describe(HostSettings settings, IReadOnlyList<string> served) =>
        $"{string.Join(", ", served)} with {(MakesItsOwn(settings) ? "development certificates" : "certificates")} of {settings.Certificates.Trust}";

    private static bool MakesItsOwn(HostSettings settings) => settings.TrustFolder is null && settings.KeysFolder is null;
}
