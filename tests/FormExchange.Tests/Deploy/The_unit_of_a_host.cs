using System.Text.RegularExpressions;
using FormExchange.Host.Settings;

namespace FormExchange.Tests.Deploy;

/// <summary>The systemd unit and its example of settings: together they are what a host accepts.</summary>
public sealed partial class The_unit_of_a_host
{
    private static IReadOnlyList<string> Unit => Lines("formexchange.service");

    [Fact]
    public async Task And_its_example_give_settings_that_a_host_accepts()
    {
        using var set = await SetupFolder.MakeAsync();
        var settings = Lines("host.env.example").Concat(Values("Environment")).Select(line => line.Split('=', 2)).ToDictionary(
            pair => pair[0],
            pair => pair[1].Replace("%d", set.File("cnss"), StringComparison.Ordinal).Replace("/etc/formexchange/secrets", set.File("cnss"), StringComparison.Ordinal));

        var (read, problems) = HostSettingsReader.Read(ComposeFile.Configuration(settings), "Production");

        problems.Select(p => p.Text.En).ShouldBeEmpty();
        (read!.Storage!.Kind, read.Transport.Kind, read.DataFolder).ShouldBe(("postgresql", "rabbitmq", "/var/lib/formexchange"));
        settings.Keys.ShouldAllBe(name => name.StartsWith("FormExchange__", StringComparison.Ordinal));
        Repository.Read("deploy", "systemd", "host.env.example").ShouldNotContain("Password=", Case.Insensitive);
    }

    [Fact]
    public void Hands_over_the_secrets_that_its_settings_name()
    {
        var handed = Values("LoadCredential").Select(value => value.Split(':')[0]);

        Values("Environment").SelectMany(value => Credential().Matches(value)).Select(match => match.Groups[1].Value).ShouldBe(handed, ignoreOrder: true);
    }

    [Fact]
    public void Keeps_the_data_folder_where_it_says_and_to_its_user()
    {
        Values("StateDirectory").ShouldBe(["formexchange"]);
        Values("StateDirectoryMode").ShouldBe(["0700"]);
        Values("Environment").ShouldContain("FormExchange__Data=/var/lib/formexchange");
        Values("UMask").ShouldBe(["0077"]);
    }

    private static IEnumerable<string> Values(string key) =>
        Unit.Where(line => line.StartsWith(key + "=", StringComparison.Ordinal)).Select(line => line[(key.Length + 1)..]);

    private static IReadOnlyList<string> Lines(string file) =>
        [.. Repository.Read("deploy", "systemd", file).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or '['))];

    [GeneratedRegex("%d/([a-z-]+)", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Credential();
}
