using System.Globalization;

namespace FormExchange.Tests.Support.Servers;

/// <summary>How a broker for tests is set: small, quick to start, and nothing open but loopback.</summary>
internal static class RabbitMqSettings
{
    /// <summary>
    /// The configuration file. The default user is ours, so that <c>guest</c> is never made. The management API looks at its statistics
    /// every second (the shortest that it keeps) instead of every five.
    /// </summary>
    public static string Text(BrokerLogin login) =>
        $"""
        listeners.tcp.default = 127.0.0.1:{login.Port}
        management.tcp.ip = 127.0.0.1
        management.tcp.port = {login.Management.Port}
        default_user = {login.User}
        default_pass = {login.Password}
        collect_statistics_interval = 500
        management.sample_retention_policies.global.minute = 1
        management.sample_retention_policies.basic.minute = 1
        management.sample_retention_policies.detailed.minute = 1
        vm_memory_high_watermark.absolute = 1GB
        disk_free_limit.absolute = 50MB
        raft.wal_max_size_bytes = 33554432
        log.file = false
        log.console = true
        log.console.level = warning

        """;

    /// <summary>
    /// Two schedulers that sleep when there is nothing to do: the tests have two cores for everything. A quorum queue counts itself twice
    /// a second instead of every five.
    /// </summary>
    public static Dictionary<string, string> Environment(
        ServerFolder folder, string node, int distributionPort, BrokerModules modules, Dictionary<string, string> mapper) =>
        new(mapper)
        {
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_CONFIG_FILE"] = folder.File("rabbitmq.conf"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = folder.File("enabled_plugins"),
            ["RABBITMQ_MNESIA_BASE"] = folder.File("data"),
            ["RABBITMQ_LOG_BASE"] = folder.File("log"),
            ["RABBITMQ_NODENAME"] = node,
            ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] =
                "+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none -start_epmd false -kernel inet_dist_use_interface {127,0,0,1} " +
                "-rabbit quorum_tick_interval 500",

            ["ERL_AFLAGS"] = modules.LoadedFirst,

            // The start script then becomes the server instead of waiting for it, so that there is one process id.
            ["RUNNING_UNDER_SYSTEMD"] = "true",
        };
}
