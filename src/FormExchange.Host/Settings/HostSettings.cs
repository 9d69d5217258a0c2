using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Forms;
using FormExchange.Storage;
using FormExchange.Transport;
using FormExchange.Trust;

namespace FormExchange.Host.Settings;

/// <summary>All that a host may be told, read once and refused with every reason. Times are seconds in the settings.</summary>
public sealed record HostSettings
{
    /// <summary>Where keys, store and <c>host.json</c> stand.</summary>
    public required string DataFolder { get; init; }

    public required string SchemasFolder { get; init; }

    /// <summary>Where the API listens: a loopback address. Port 0 asks the system for a free one.</summary>
    public required Uri Address { get; init; }

    /// <summary>The institutions that this host serves; empty: all of the directory (embedded mode).</summary>
    public IReadOnlyList<string> Institutions { get; init; } = [];

    public ExchangeOptions Exchanges { get; init; } = new();

    /// <summary>Which database; null: a file of SQLite in the data folder.</summary>
    public StorageOptions? Storage { get; init; }

    public TransportOptions Transport { get; init; } = new();

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Authorities and everybody's certificates; null: <c>trust</c> in the data folder, where development certificates are made if there are none.</summary>
    public string? TrustFolder { get; init; }

    /// <summary>Private keys of the institutions served here; null: <c>keys</c> in the data folder.</summary>
    public string? KeysFolder { get; init; }

    /// <summary>What happens where an authority's revocation list is out of date.</summary>
    public StaleCrl StaleLists { get; init; } = StaleCrl.Refuse;

    /// <summary>How often the trust folder is looked at for changes.</summary>
    public TimeSpan TrustLookEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Of the private keys, where they are encrypted.</summary>
    public KeyPassphrase? Passphrase { get; init; }

    public CertificateFolders Certificates =>
        new(KeysFolder ?? CertificateFolders.In(DataFolder).Keys, TrustFolder ?? CertificateFolders.In(DataFolder).Trust);

    /// <summary>The fault point that a test armed; null outside tests.</summary>
    public string? ArmedFault { get; init; }

    /// <summary>The process that dies at the armed point (the broker, the database); null: this one.</summary>
    public int? FaultVictim { get; init; }
}

/// <summary>Reads <see cref="HostSettings"/> from the section <c>FormExchange</c>.</summary>
public static class HostSettingsReader
{
    /// <summary>A file of this name in the data folder says that the folder is a test's.</summary>
    public const string TestMark = "made-for-tests";

    /// <summary>All that may be set. Those below <c>Faults</c> are for tests alone.</summary>
    internal static readonly string[] Known =
    [
        "Data", "Schemas", "Urls", "Institutions", "LogLevel", "Exchanges:ReceiptTimeout", "Exchanges:RetryDelay", "Exchanges:LongestDelay",
        "Exchanges:LargestAttempts", "Exchanges:TimeToLive", "Exchanges:LargestDocumentAgeDays", "Exchanges:NegativeReceiptsPerMinute", "Exchanges:LargestAttachment", "Exchanges:Sha1Partners",
        "Exchanges:SendWindow", "Exchanges:Lease", "Trust:Folder", "Trust:Keys", "Trust:PassphraseFile", "Trust:StaleCrl", "Trust:LookEvery", "Faults:Arm", "Faults:Victim", .. StoreAndBusSettings.Known,
    ];

    public static (HostSettings? Settings, IReadOnlyList<Refusal> Problems) Read(IConfiguration configuration, string environment)
    {
        var section = configuration.GetSection("FormExchange");
        var problems = new List<Refusal>();
        var values = new SettingValues(section, problems);
        problems.AddRange(Leaves(section).Where(l => !Known.Contains(l, StringComparer.OrdinalIgnoreCase))
            .Select(l => HostCodes.UnknownSetting.Refusal("FormExchange:" + l)));
        problems.AddRange(Leaves(section).Where(l => section[l] is { Length: 0 }).Select(l => HostCodes.EmptySetting.Refusal("FormExchange:" + l)));
        var data = FullPath(section["Data"]) ?? DataFolders.Default;
        var defaults = new ExchangeOptions();
        var served = values.List("Institutions");
        var settings = new HostSettings
        {
            DataFolder = data,
            SchemasFolder = FullPath(section["Schemas"]) ?? Path.Combine(AppContext.BaseDirectory, "schemas"),
            Address = Address(section["Urls"] is { Length: > 0 } urls ? urls : "http://127.0.0.1:5080", problems),
            Institutions = served,
            LogLevel = values.Enum("LogLevel", LogLevel.Information),
            Exchanges = new ExchangeOptions
            {
                ReceiptTimeout = values.Seconds("Exchanges:ReceiptTimeout", defaults.ReceiptTimeout),
                RetryDelay = values.Seconds("Exchanges:RetryDelay", defaults.RetryDelay),
                LongestDelay = values.Seconds("Exchanges:LongestDelay", defaults.LongestDelay),
                LargestAttempts = (int)values.Number("Exchanges:LargestAttempts", defaults.LargestAttempts, 1, 10_000),
                TimeToLive = values.Seconds("Exchanges:TimeToLive", defaults.TimeToLive),
                NegativeReceiptsPerMinute = (int)values.Number("Exchanges:NegativeReceiptsPerMinute", defaults.NegativeReceiptsPerMinute, 0, 10_000),
                LargestDocumentAgeDays = (int)values.Number("Exchanges:LargestDocumentAgeDays", defaults.LargestDocumentAgeDays, 1, 3650),
                LargestAttachment = values.Number("Exchanges:LargestAttachment", defaults.LargestAttachment, 1, 1L << 40),
                Sha1Partners = values.List("Exchanges:Sha1Partners"),
                SendWindow = (int)values.Number("Exchanges:SendWindow", defaults.SendWindow, 1, 1024),
                Lease = values.Seconds("Exchanges:Lease", defaults.Lease),
            },
            Storage = StoreAndBusSettings.Storage(section, values, data),
            Transport = StoreAndBusSettings.Transport(section, values, served, problems),
            TrustFolder = FullPath(section["Trust:Folder"]),
            KeysFolder = FullPath(section["Trust:Keys"]),
            StaleLists = values.Enum("Trust:StaleCrl", StaleCrl.Refuse),
            TrustLookEvery = values.Seconds("Trust:LookEvery", TimeSpan.FromSeconds(10)),
            Passphrase = KeyPassphrase.Of(
                section["Trust:PassphraseFile"] is { Length: > 0 } file ? values.SecretIn("Trust:PassphraseFile", file) : configuration[KeyPassphrase.Variable]),
            ArmedFault = section["Faults:Arm"],
            FaultVictim = section["Faults:Victim"] is null ? null : (int)values.Number("Faults:Victim", 0, 2, int.MaxValue),
        };
        problems.AddRange(settings.Storage.Check());
        problems.AddRange(settings.Transport.Check(served));
        if ((settings.ArmedFault ?? section["Faults:Victim"]) is not null
            && !(environment == "Testing" && File.Exists(Path.Combine(data, TestMark)) && FaultPoints.IsPlace(settings.ArmedFault ?? string.Empty)))
        {
            problems.Add(HostCodes.FaultsRefused.Refusal());
        }

        return problems.Count == 0 ? (settings, problems) : (null, problems);
    }

    private static string? FullPath(string? path) => string.IsNullOrEmpty(path) ? null : Path.GetFullPath(path);

    private static Uri Address(string urls, List<Refusal> problems)
    {
        if (Uri.TryCreate(urls, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true, UserInfo: "" })
        {
            return address;
        }

        // Without a password that somebody may have put before the host's name.
        problems.Add(HostCodes.NotLoopback.Refusal(urls[(urls.LastIndexOf('@') + 1)..]));
        return new Uri("http://127.0.0.1:0");
    }

    /// <summary>Paths of all values below the section, without its own name.</summary>
    private static IEnumerable<string> Leaves(IConfigurationSection section) =>
        section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null && pair.Key.Length > 0).Select(pair => pair.Key);
}
