using FormExchange.Forms;
using FormExchange.Host.Settings;
using Microsoft.Extensions.Configuration;

namespace FormExchange.Tests.Host;

/// <summary>What a host runs on and where its passwords stand: read rightly, or refused with every reason at once and without a secret.</summary>
public sealed class Store_bus_and_secrets_are_read_or_refused : IDisposable
{
    private const string Marked = "marked-s3cret";
    private const string Oujda = "MA:CNSS-OUJ01";
    private const string Connection = "Host=db.example.org;Database=fx;Username=fx";
    private const string Address = "amqp://broker.example.org/fx";
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Wrong => new()
    {
        { "Storage:Kind=oracle", "STORAGE-KIND" },
        { "Storage:Kind=postgresql", "STORAGE-CONNECTION-MISSING" },
        { "Storage:Kind=postgresql|Storage:ConnectionString=Host=h;Database=d;Passwort=" + Marked, "STORAGE-CONNECTION" },
        { "Storage:Kind=postgresql|Storage:ConnectionString=Host=h;Username=u;Password=" + Marked, "STORAGE-CONNECTION-INCOMPLETE" },
        { "Storage:PasswordFile={absent}", "HOST-SECRET" },
        { "Storage:PasswordFile={empty}", "HOST-SECRET" },
        { "Storage:PasswordFile={blank}", "HOST-SECRET" },
        { "Storage:PasswordFile={folder}", "HOST-SECRET" },
        { "Storage:PasswordFile={open}", "HOST-SECRET-MODE" },
        { "Storage:File=x.db", "HOST-SETTING-UNKNOWN" },
        { "Transport:Kind=kafka", "TRANSPORT-KIND" },
        { Rabbit + "|Transport:Password=x", "" },
        { Rabbit, "TRANSPORT-PASSWORD" },
        { Rabbit + "|Transport:PasswordFile={absent}", "HOST-SECRET TRANSPORT-PASSWORD" },
        { Rabbit + "|Transport:PasswordFile={open}", "HOST-SECRET-MODE TRANSPORT-PASSWORD" },
        { Rabbit + "|Transport:PasswordFolder={folder}", "HOST-SECRET TRANSPORT-PASSWORD" },
        { "Transport:Kind=rabbitmq|Transport:Address=" + Address + "|Transport:Password=x", "HOST-SERVES-NOBODY" },
        { "Transport:Kind=rabbitmq|Institutions=LU:CNS|Transport:Password=x", "TRANSPORT-ADDRESS" },
        { "Transport:Kind=rabbitmq|Institutions=LU:CNS|Transport:Password=x|Transport:Address=amqp://fx:" + Marked + "@h/fx", "TRANSPORT-ADDRESS-USER" },
        { "Transport:Kind=rabbitmq|Institutions=LU:CNS|Transport:Password=x|Transport:Address=ftp://fx:" + Marked + "@h/fx", "TRANSPORT-ADDRESS" },
        { "Transport:Kind=rabbitmq|Institutions=LU:CNS|Transport:Password=x|Transport:Address=fx:" + Marked + "@h", "TRANSPORT-ADDRESS" },
        { Rabbit + "|Transport:Password=x|Transport:Authorities={absent}", "TRANSPORT-AUTHORITIES" },
        { "Transport:DeliveryLimit=0", "HOST-SETTING" },
        { "Transport:DeliveryLimit=1001", "HOST-SETTING" },
        { "Transport:Window=5000|Transport:Concurrency=0|Transport:SendTimeout=-1", "HOST-SETTING HOST-SETTING HOST-SETTING" },
        { "Transport:SendTimeout=0.01", "TRANSPORT-RANGE" },
        { "Transport:Pasword=" + Marked, "HOST-SETTING-UNKNOWN" },
        { "Data=|Schemas=|Trust:Keys=|Storage:PasswordFile=|Exchanges:Lease=", string.Join(' ', Enumerable.Repeat("HOST-SETTING-EMPTY", 5)) },
        { "Urls=http://example.org:" + Marked + "x@127.0.0.1:0", "HOST-NOT-LOOPBACK" },
    };

    private static string Rabbit => "Transport:Kind=rabbitmq|Transport:Address=" + Address + "|Institutions=LU:CNS";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void With(string settings, string codes)
    {
        var (read, problems) = Read(settings.Split('|').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], Placed(pair[1]))));

        (read is null).ShouldBe(codes.Length > 0);
        string.Join(' ', problems.Select(p => p.Code).Order(StringComparer.Ordinal)).ShouldBe(codes);
        problems.ShouldAllBe(p => !(p.Text.Fr + p.Text.Ar + p.Text.En).Contains(Marked, StringComparison.Ordinal));
    }

    [Fact]
    public void A_store_and_a_bus_with_their_passwords_from_the_environment_or_from_files()
    {
        var settings = Read(
        [
            ("Institutions", Oujda), ("Storage:Kind", "postgresql"), ("Storage:ConnectionString", Connection), ("Storage:Password", Marked),
            ("Transport:Kind", "rabbitmq"), ("Transport:Address", Address), ("Transport:PasswordFile", Secret("broker", "from a file\nand no more of it\n")),
            ("Transport:DeliveryLimit", "7"), ("Transport:Window", "16"), ("Transport:Concurrency", "4"), ("Transport:SendTimeout", "2.5"),
        ]).Settings!;

        (settings.Storage!.Kind, settings.Storage.ConnectionString, settings.Storage.Password).ShouldBe(("postgresql", Connection, Marked));
        var bus = settings.Transport;
        (bus.Kind, bus.Address, bus.DeliveryLimit, bus.Window, bus.Concurrency, bus.SendTimeout).ShouldBe(
            ("rabbitmq", new Uri(Address), 7, 16, 4, TimeSpan.FromSeconds(2.5)));
        bus.Passwords.ShouldBe(new Dictionary<string, string> { [Oujda] = "from a file" });
    }

    [Fact]
    public void A_password_file_for_each_institution_named_as_its_key_folder()
    {
        Secret("MA_CNSS-OUJ01", "one");
        Secret("LU_CNS", "two");

        var settings = Read(
        [
            ("Institutions", $"{Oujda},LU:CNS"), ("Transport:Kind", "rabbitmq"), ("Transport:Address", Address), ("Transport:PasswordFolder", _folder.Path),
        ]).Settings!;

        settings.Transport.Passwords.ShouldBe(new Dictionary<string, string> { [Oujda] = "one", ["LU:CNS"] = "two" }, ignoreOrder: true);
    }

    [Fact]
    public void Nothing_said_is_a_file_and_the_bus_inside()
    {
        var settings = Read([]).Settings!;

        (settings.Storage!.Kind, settings.Storage.File, settings.Transport.Kind).ShouldBe(
            ("sqlite", Path.Combine(settings.DataFolder, "exchanges.db"), "in-memory"));
    }

    private string Placed(string value) => value switch
    {
        "{absent}" => _folder.File("absent"),
        "{empty}" => Secret("empty", string.Empty),
        "{blank}" => Secret("blank", "\n" + Marked),
        "{open}" => Secret("open", Marked, UnixFileMode.OtherRead),
        "{folder}" => Directory.CreateDirectory(_folder.File("folder")).FullName,
        _ => value,
    };

    private string Secret(string name, string text, UnixFileMode more = UnixFileMode.None)
    {
        var file = _folder.File(name);
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | more);
        return file;
    }

    private static (HostSettings? Settings, IReadOnlyList<Refusal> Problems) Read(IEnumerable<(string Name, string Value)> values) =>
        HostSettingsReader.Read(
            new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create("FormExchange:" + v.Name, (string?)v.Value))).Build(), "Production");
}
