using FormExchange.Forms;
using FormExchange.Storage;
using FormExchange.Transport;
using FormExchange.Trust;

namespace FormExchange.Host.Settings;

/// <summary>
/// What a host runs on, out of the sections <c>Storage</c> and <c>Transport</c>. Passwords come from the environment or from files, never
/// from an address or a connection string that somebody prints.
/// </summary>
internal static class StoreAndBusSettings
{
    public static readonly string[] Known =
    [
        "Storage:Kind", "Storage:ConnectionString", "Storage:Password", "Storage:PasswordFile",
        "Transport:Kind", "Transport:Address", "Transport:Password", "Transport:PasswordFile", "Transport:PasswordFolder", "Transport:Authorities",
        "Transport:DeliveryLimit", "Transport:Window", "Transport:Concurrency", "Transport:SendTimeout",
    ];

    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "exchanges.db");

    /// <summary>The store. Its holder, the name under which this host claims work, is known once the data folder is taken.</summary>
    public static StorageOptions Storage(IConfigurationSection section, SettingValues values, string dataFolder) => new()
    {
        Kind = section["Storage:Kind"] ?? StorageOptions.Sqlite,
        File = FileIn(dataFolder),
        ConnectionString = section["Storage:ConnectionString"],
        Password = values.Secret("Storage:Password"),
    };

    /// <summary>The bus, with a password for each of the institutions that are served.</summary>
    public static TransportOptions Transport(IConfigurationSection section, SettingValues values, IReadOnlyList<string> served, List<Refusal> problems)
    {
        var defaults = new TransportOptions();
        var options = new TransportOptions
        {
            Kind = section["Transport:Kind"] ?? defaults.Kind,
            Address = Address(section["Transport:Address"], problems),
            CertificateAuthorities = section["Transport:Authorities"],
            SendTimeout = values.Seconds("Transport:SendTimeout", defaults.SendTimeout),
            DeliveryLimit = (int)values.Number("Transport:DeliveryLimit", defaults.DeliveryLimit, 1, TransportOptions.LargestDeliveryLimit),
            Window = (int)values.Number("Transport:Window", defaults.Window, 1, 4096),
            Concurrency = (int)values.Number("Transport:Concurrency", defaults.Concurrency, 1, 1024),
        };
        if (options.Kind == TransportOptions.RabbitMq)
        {
            if (served.Count == 0)
            {
                problems.Add(HostCodes.ServesNobody.Refusal());
            }

            options.Passwords = Passwords(section, values, served);
        }

        return options;
    }

    /// <summary>One password where one institution is served, else a file for each, named as its key folder is.</summary>
    private static Dictionary<string, string> Passwords(IConfigurationSection section, SettingValues values, IReadOnlyList<string> served)
    {
        var passwords = new Dictionary<string, string>(StringComparer.Ordinal);
        var common = values.Secret("Transport:Password");
        foreach (var institution in served)
        {
            var password = section["Transport:PasswordFolder"] is { Length: > 0 } folder && InstitutionFolder.Name(institution) is { } name
                ? values.SecretIn("Transport:PasswordFolder", Path.Combine(folder, name))
                : common;
            if (password is not null)
            {
                passwords[institution] = password;
            }
        }

        return passwords;
    }

    private static Uri? Address(string? text, List<Refusal> problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            return address;
        }

        problems.Add(HostCodes.BadValue.Refusal("FormExchange:Transport:Address", "amqp://HOST:PORT/VHOST"));
        return null;
    }
}
