using System.Security.Cryptography;

namespace FormExchange.Tests.Deploy;

/// <summary><c>deploy/setup.sh</c>: run before every start, it makes what is not there, changes nothing else, and gives each only its own secrets.</summary>
public sealed class The_setup_script
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    [Fact]
    public async Task Gives_each_host_its_own_secrets_and_nobody_elses()
    {
        using var set = await SetupFolder.MakeAsync();

        Files(set, "cnss").ShouldBe(["broker-password", "database-password", "keys/MA_CNSS-OUJ01/encryption.pem", "keys/MA_CNSS-OUJ01/signing.pem"]);
        Files(set, "cnap").ShouldBe(["broker-password", "database-password", "keys/LU_0030/encryption.pem", "keys/LU_0030/signing.pem"]);
        Files(set, "postgres").ShouldBe(["administrator", "cnap", "cnss"]);
        Files(set, "rabbitmq").ShouldBe(["definitions.json"], "the broker needs digests of passwords, not the passwords");
        string[] secrets = [.. Secrets(set)];
        secrets.Distinct().Count().ShouldBe(5, "two of the broker, three of the database");
        Files(set, "trust").ShouldAllBe(file => !Read(set, "trust", file).Contains("PRIVATE", StringComparison.Ordinal));
        Read(set, "rabbitmq", "definitions.json").ShouldSatisfyAllConditions([.. secrets.Select(secret => (Action<string>)(text => text.ShouldNotContain(secret)))]);
    }

    [Fact]
    public async Task Lets_nobody_else_read_what_is_secret_and_everybody_what_is_not()
    {
        using var set = await SetupFolder.MakeAsync();

        foreach (var folder in new[] { "authority", "cnss", "cnap", "postgres", "rabbitmq" })
        {
            foreach (var path in Directory.EnumerateFileSystemEntries(set.File(folder), "*", SearchOption.AllDirectories)
                .Append(set.File(folder)).Where(path => !path.StartsWith(set.File("authority", "trust"), StringComparison.Ordinal)))
            {
                (File.GetUnixFileMode(path) & Others).ShouldBe(UnixFileMode.None, path);
            }
        }

        foreach (var path in Directory.EnumerateFiles(set.File("trust"), "*", SearchOption.AllDirectories))
        {
            (File.GetUnixFileMode(path) & UnixFileMode.OtherRead).ShouldBe(UnixFileMode.OtherRead, path);
        }
    }

    [Fact]
    public async Task Run_again_leaves_every_file_that_is_right_untouched()
    {
        using var set = await SetupFolder.MakeAsync();
        var before = Marks(set);
        before.Count.ShouldBeGreaterThan(10);

        await set.RunAsync();

        // Salts are new each time; the broker reads the file when it starts.
        var definitions = Path.Combine("rabbitmq", "definitions.json");
        Marks(set).Where(mark => mark.Key != definitions).ShouldBe(before.Where(mark => mark.Key != definitions));
    }

    [Fact]
    public async Task Run_again_brings_back_what_is_missing_and_takes_away_what_nobody_vouches_for()
    {
        using var set = await SetupFolder.MakeAsync();
        var password = Read(set, "cnss", "broker-password");
        File.Delete(set.File("cnss", "broker-password"));
        File.WriteAllText(set.File("cnap", "database-password"), "something else");
        File.WriteAllText(set.File("trust", "ca", "strange.pem"), "of somebody");

        await set.RunAsync();

        Read(set, "cnss", "broker-password").ShouldBe(password);
        Read(set, "cnap", "database-password").ShouldBe(Read(set, "postgres", "cnap"));
        File.Exists(set.File("trust", "ca", "strange.pem")).ShouldBeFalse();
    }

    private static IEnumerable<string> Secrets(SetupFolder set) =>
        new[] { ("cnss", "broker-password"), ("cnap", "broker-password"), ("postgres", "administrator"), ("cnss", "database-password"), ("cnap", "database-password") }
            .Select(at => Read(set, at.Item1, at.Item2).Trim());

    private static IReadOnlyList<string> Files(SetupFolder set, string folder) =>
        [.. Directory.EnumerateFiles(set.File(folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(set.File(folder), file)).Order(StringComparer.Ordinal)];

    private static string Read(SetupFolder set, params string[] parts) => File.ReadAllText(set.File(parts));

    /// <summary>Content and moment of writing of each file.</summary>
    private static SortedDictionary<string, string> Marks(SetupFolder set) => new(
        Directory.EnumerateFiles(set.Path, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(set.Path, file),
            file => $"{Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))} {File.GetLastWriteTimeUtc(file):O}"),
        StringComparer.Ordinal);
}
