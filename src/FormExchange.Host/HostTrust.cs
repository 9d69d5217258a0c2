using FormExchange.Forms;
using FormExchange.Host.Settings;
using FormExchange.Trust;

namespace FormExchange.Host;

/// <summary>What a host trusts and signs with.</summary>
internal sealed record LoadedTrust(TrustInUse Directory, KeyStore Keys);

/// <summary>Whom a host trusts, and whether it can sign for those whom it serves.</summary>
internal static class HostTrust
{
    /// <summary>Development certificates are made in the data folder alone: a folder that was named is somebody's decision, never completed by us.</summary>
    public static (LoadedTrust? Trust, IReadOnlyList<Refusal> Problems) Load(HostSettings settings, IReadOnlyList<string> served, TimeProvider time)
    {
        var folder = settings.Certificates.Trust;
        if (MakesItsOwn(settings))
        {
            if (DevelopmentCertificates.Ensure(settings.Certificates, served, time).Problem is { } unusable)
            {
                return (null, [unusable]);
            }
        }
        else if (!Directory.Exists(folder))
        {
            return (null, [HostCodes.TrustFolder.Refusal(folder)]);
        }

        var (directory, defects) = TrustDirectory.Load(folder, settings.StaleLists);
        if (directory is null)
        {
            return (null, [.. defects.Select(defect => HostCodes.Trust.Refusal(Named(defect)))]);
        }

        var inUse = new TrustInUse(folder, directory);
        var keys = new KeyStore(settings.Certificates, time, settings.Passphrase, inUse);
        var problems = served.SelectMany(institution => Problems(keys, institution, settings)).ToList();
        return problems.Count == 0 ? (new LoadedTrust(inUse, keys), []) : (null, problems);
    }

    public static string Describe(HostSettings settings, IReadOnlyList<string> served) =>
        $"{string.Join(", ", served)} with {(MakesItsOwn(settings) ? "development certificates" : "certificates")} of {settings.Certificates.Trust}";

    /// <summary>Every key file that cannot be used is named, also where another one would do: somebody put it there and believes that it is in use.</summary>
    private static IEnumerable<Refusal> Problems(KeyStore keys, string institution, HostSettings settings)
    {
        var problems = keys.Problems(institution);
        return problems.Count == 0 && keys.Find(institution) is null ? [HostCodes.NoKey.Refusal(institution, settings.Certificates.Keys)] : problems;
    }

    private static LocalizedText Named(TrustProblem defect) => new(
        $"{defect.Code}, {defect.File}. {defect.Text.Fr}", $"{defect.Code}, {defect.File}. {defect.Text.Ar}", $"{defect.Code}, {defect.File}. {defect.Text.En}");

    private static bool MakesItsOwn(HostSettings settings) => settings.TrustFolder is null && settings.KeysFolder is null;
}
