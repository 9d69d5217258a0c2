namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// Whom a server runs as. PostgreSQL refuses root, and a broker needs no root: then it is the user that the Debian package made.
/// Anybody else runs servers as himself.
/// </summary>
internal sealed class ServerAccount
{
    private readonly string[] _change;

    private ServerAccount(string? user) =>
        _change = user is null ? [] : ["--reuid", user, "--regid", user, "--init-groups"];

    public static ServerAccount Of(string packageUser) => new(Environment.IsPrivilegedProcess ? packageUser : null);

    /// <summary>The program of every command: it changes the user and then becomes what it was told to run, under the same process id.</summary>
    public static string Launcher => "setpriv";

    /// <summary>
    /// Arguments for the launcher, before the program and its own: the kernel kills it when the thread that started it ends, so that an aborted
    /// test run leaves none behind.
    /// </summary>
    public static IEnumerable<string> EndsWithUs => ["--pdeathsig", "KILL", "--"];

    /// <summary>Arguments for the launcher to run something that ends by itself.</summary>
    public IEnumerable<string> Run(string program, params IEnumerable<string> arguments) =>
        _change.Length == 0 ? ["--no-new-privs", "--", program, .. arguments] : [.. _change, "--", program, .. arguments];

    /// <summary>
    /// Arguments for the launcher to run a server in its folder, until we end. What it says goes to a file: a pipe that nobody reads would stop it.
    /// </summary>
    public IEnumerable<string> Serve(string logFile, string program, params IEnumerable<string> arguments) =>
        [.. _change, .. EndsWithUs, "/bin/sh", "-c", "log=$1; shift; exec \"$@\" >> \"$log\" 2>&1 < /dev/null", "sh", logFile, program, .. arguments];
}
