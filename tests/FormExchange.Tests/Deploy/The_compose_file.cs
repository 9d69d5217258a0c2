using FormExchange.Host.Settings;

namespace FormExchange.Tests.Deploy;

/// <summary>No container runs here: what can be wrong in <c>deploy/compose.yaml</c> without one is looked at.</summary>
public sealed class The_compose_file
{
    [Fact]
    public async Task Gives_each_host_settings_that_it_accepts_once_the_script_has_run()
    {
        var compose = await ComposeFile.ReadAsync();
        using var set = await SetupFolder.MakeAsync();
        compose.Hosts.ShouldBe(["cnss", "cnap"]);
        foreach (var name in compose.Hosts)
        {
            var mounts = ComposeFile.MountsOf(compose.Services[name]).ToDictionary(m => m.Target, m => m);
            mounts["/secrets"].ShouldBe(($"{name}-secrets", "/secrets", "ro"));
            var environment = ComposeFile.SettingsOf(compose.Services[name])
                .ToDictionary(pair => pair.Key, pair => pair.Value.Replace("/secrets", set.File(name), StringComparison.Ordinal).Replace("/trust", set.File("trust"), StringComparison.Ordinal));

            var (settings, problems) = HostSettingsReader.Read(ComposeFile.Configuration(environment), "Production");

            problems.Select(p => p.Text.En).ShouldBeEmpty();
            var folder = Directory.GetDirectories(settings!.KeysFolder!).ShouldHaveSingleItem();
            settings.Institutions.ShouldHaveSingleItem().Replace(':', '_').ShouldBe(Path.GetFileName(folder), "the keys are its own");
            settings.TrustFolder.ShouldBe(set.File("trust"));
            settings.Storage!.ConnectionString!.ShouldContain($"Host=postgres;Database=formexchange_{name};Username=formexchange_{name}");
        }
    }

    [Fact]
    public async Task Names_only_what_is_there()
    {
        var compose = await ComposeFile.ReadAsync();
        var used = compose.Services.Values.SelectMany(ComposeFile.MountsOf).Select(mount => mount.Source).ToHashSet();

        used.Where(source => !source.StartsWith('.')).ShouldBe(compose.Volumes, ignoreOrder: true);
        foreach (var file in used.Where(source => source.StartsWith('.')))
        {
            File.Exists(Repository.File("deploy", file)).ShouldBeTrue(file);
        }

        compose.Services.Values.SelectMany(s => s["networks"]?.AsArray().Select(n => n!.GetValue<string>()) ?? []).Distinct().ShouldBe(compose.Networks, ignoreOrder: true);
        compose.Services.Values.SelectMany(s => s["depends_on"]?.AsObject().Select(d => d.Key) ?? []).Distinct().ShouldBeSubsetOf(compose.Services.Keys);
        foreach (var (service, on) in compose.Services.SelectMany(s => s.Value["depends_on"]?.AsObject().Select(d => (s.Key, d)) ?? []))
        {
            var healthy = on.Value!["condition"]!.GetValue<string>() == "service_healthy";
            (compose.Services[on.Key]["healthcheck"] is not null).ShouldBe(healthy, $"{service} waits for {on.Key}");
        }
    }

    [Fact]
    public async Task Gives_the_script_a_volume_for_each_of_its_folders_and_each_service_the_one_that_is_meant_for_it()
    {
        var compose = await ComposeFile.ReadAsync();
        using var set = await SetupFolder.MakeAsync();
        var places = ComposeFile.MountsOf(compose.Services["setup"]).ToDictionary(mount => mount.Target, mount => mount.Source);

        places.Keys.ShouldBe(Directory.GetDirectories(set.Path).Select(folder => "/setup/" + Path.GetFileName(folder)), ignoreOrder: true);
        compose.Services.Where(s => ComposeFile.MountsOf(s.Value).Any(m => m.Source == places["/setup/authority"])).Select(s => s.Key)
            .ShouldBe(["setup"], "everybody's keys are with the script alone");
        foreach (var (service, place, target) in new[] { ("postgres", "/setup/postgres", "/secrets"), ("rabbitmq", "/setup/rabbitmq", "/secrets") })
        {
            ComposeFile.MountsOf(compose.Services[service]).ShouldContain((places[place], target, "ro"));
        }

        Repository.Read("deploy", "rabbitmq", "rabbitmq.conf").ShouldContain("load_definitions = /secrets/definitions.json");
        ComposeFile.SettingsOf(compose.Services["postgres"])["POSTGRES_PASSWORD_FILE"].ShouldBe("/secrets/administrator");
    }

    [Fact]
    public async Task And_the_image_are_made_of_what_is_there_and_name_no_registry()
    {
        var compose = await ComposeFile.ReadAsync();
        var image = Repository.Read("deploy", "Dockerfile").Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1).ToList();

        image.Where(words => words[0] == "FROM").Select(words => words[1]).Concat(compose.Services.Values.Select(s => s["image"]!.GetValue<string>()))
            .ShouldAllBe(name => !name.Contains('/'));
        foreach (var source in image.Where(words => words[0] == "COPY" && !words[1].StartsWith("--", StringComparison.Ordinal)).SelectMany(words => words[1..^1]))
        {
            Path.Exists(Repository.File(source)).ShouldBeTrue(source);
        }

        (File.GetUnixFileMode(Repository.File("deploy", "setup.sh")) & UnixFileMode.OtherExecute).ShouldNotBe(UnixFileMode.None);
        (File.GetUnixFileMode(Repository.File("deploy", "postgres", "databases.sh")) & UnixFileMode.OtherExecute).ShouldNotBe(UnixFileMode.None);
    }
}
