using System.ComponentModel;
using System.Diagnostics;

namespace FormExchange.Tests.Forms;

/// <summary>Runs a program that judges by itself. One that is not installed fails the test: a judge that is missing has judged nothing.</summary>
internal static class OutsideTool
{
    public static async Task<(int ExitCode, string Output, string Errors)> Run(string program, string package, IEnumerable<string> arguments, string input = "")
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start, package);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private static Process Start(ProcessStartInfo start, string package)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{start.FileName} is not here: install the Debian package {package}.", missing);
        }
    }
}
