using System.ComponentModel;
using System.Diagnostics;

namespace FormExchange.Tests.Support;

/// <summary>What a program said and how it ended.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>Fails the test with the program's own words unless it ended with 0.</summary>
    public ToolResult ShouldSucceed()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Error}");
        return this;
    }
}

/// <summary>Runs a judge from outside (xmllint, xmlsec1, openssl, python3 …) or one of our own programs, bounded in time.</summary>
public static class ExternalTool
{
    private static readonly Dictionary<string, string> DebianPackages = new(StringComparer.Ordinal)
    {
        ["xmllint"] = "libxml2-utils",
        ["xmlsec1"] = "xmlsec1",
        ["openssl"] = "openssl",
        ["python3"] = "python3-lxml",
        ["git"] = "git",
        ["setpriv"] = "util-linux",
        ["java"] = "default-jdk-headless",
        ["tidy"] = "tidy",
        ["chromium"] = "chromium",
        ["softhsm2-util"] = "softhsm2",
        ["pkcs11-tool"] = "opensc",
    };

    // Debian's own Python: the packages that it knows, such as lxml, are not seen by another one that stands first on the path.
    private const string DebianPython = "/usr/bin/python3";

    public static async Task<ToolResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string? workingFolder = null,
        TimeSpan? timeout = null,
        string? input = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var process = Start(program, arguments, workingFolder, environment);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bounded.CancelAfter(timeout ?? TimeSpan.FromMinutes(1));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(bounded.Token);
            var error = process.StandardError.ReadToEndAsync(bounded.Token);
            await WriteAsync(process, input);
            await process.WaitForExitAsync(bounded.Token);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end in time.");
        }
    }

    private static async Task WriteAsync(Process process, string? input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading all of it; its exit code says why.
        }
    }

    private static Process Start(
        string program, IEnumerable<string> arguments, string? workingFolder, IReadOnlyDictionary<string, string?>? environment)
    {
        var start = new ProcessStartInfo(program == "python3" ? DebianPython : program, arguments)
        {
            WorkingDirectory = workingFolder ?? Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException(DebianPackages.TryGetValue(program, out var package)
                ? $"{program} is not installed. Install the Debian package {package}: apt-get install {package}"
                : $"{program} cannot be started. Is it built?");
        }
    }
}
