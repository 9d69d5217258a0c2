using System.Diagnostics;

namespace FormExchange.Tests.Trust;

/// <summary>An outside judge, as Debian brings it. Where it is not installed, the test that asks it fails.</summary>
internal static class OutsideTool
{
    public static async Task<(int Code, string Output, string Error)> Run(string name, byte[]? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} does not start.");
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        return (process.ExitCode, Forgery.Text(output.ToArray()), await error);
    }

    /// <summary>True when <c>xmlsec1</c> finds the signature good under that authority at that time.</summary>
    public static async Task<(bool Accepts, string Said)> Xmlsec1(byte[] envelope, string authorityFile, DateTimeOffset at)
    {
        var (code, output, error) = await Run(
            "xmlsec1", envelope, "--verify", "--enabled-key-data", "x509", "--trusted-pem", authorityFile, "--enabled-reference-uris", "empty,same-doc",
            "--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties", "--verification-time", $"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss}", "-");
        return (code == 0, output + error);
    }

    /// <summary>What <c>xmlsec1</c> makes of an envelope with an empty signature; it breaks the lines of base64, which are joined as PROFILE.md 3.3 says.</summary>
    public static async Task<string> SignWithXmlsec1(string template, string keyFile, string certificateFile)
    {
        var (code, output, error) = await Run(
            "xmlsec1", Forgery.Utf8(template), "--sign", "--privkey-pem", $"{keyFile},{certificateFile}", "--enabled-reference-uris", "empty,same-doc",
            "--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties", "-");
        return code == 0
            ? Joined(Joined(output, "SignatureValue"), "X509Certificate")
            : throw new InvalidOperationException(error);
    }

    private static string Joined(string signed, string element)
    {
        var broken = signed.Part($"<ds:{element}>", $"</ds:{element}>");
        return signed.Change(broken, broken.Replace("\n", "", StringComparison.Ordinal));
    }
}
