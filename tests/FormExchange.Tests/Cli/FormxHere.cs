using System.Text;
using FormExchange.Cli;

namespace FormExchange.Tests.Cli;

/// <summary>
/// The command line inside the tests' own process: the same entry, words and exit codes, without a start for each of hundreds of questions. What depends on being a
/// process (its start, its streams, its host, its environment) is asked of <see cref="FormxProcess"/>.
/// </summary>
internal static class FormxHere
{
    private static readonly AsyncLocal<(StringWriter Output, StringWriter Error)?> Heard = new();

    static FormxHere()
    {
        Directory.SetCurrentDirectory(Repository.Root);
        foreach (var name in new[] { "schemas", "schemas.checked" })
        {
            Link(Path.Combine(AppContext.BaseDirectory, name), Path.Combine(Path.GetDirectoryName(Programs.Formx)!, name));
        }

        Console.SetOut(new Diverted(Console.Out, () => Heard.Value?.Output));
        Console.SetError(new Diverted(Console.Error, () => Heard.Value?.Error));
    }

    public static async Task<ToolResult> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        Heard.Value = (output, error);
        var exitCode = await Formx.Main(arguments);
        return new ToolResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>What the program finds beside itself.</summary>
    private static void Link(string link, string target)
    {
        if (new FileInfo(link).LinkTarget != target && Path.Exists(target))
        {
            File.Delete(link);
            File.CreateSymbolicLink(link, target);
        }
    }

    /// <summary>Standard output, or where this flow of calls wants it heard instead.</summary>
    private sealed class Diverted(TextWriter usual, Func<TextWriter?> heard) : TextWriter
    {
        public override Encoding Encoding => usual.Encoding;

        private TextWriter Current => heard() ?? usual;

        public override void Write(char value) => Current.Write(value);

        public override void Write(string? value) => Current.Write(value);

        public override void Write(char[] buffer, int index, int count) => Current.Write(buffer, index, count);

        public override void Write(ReadOnlySpan<char> buffer) => Current.Write(buffer);

        public override void Flush() => Current.Flush();
    }
}
