using System.Text.RegularExpressions;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Where a private key lies in an HSM: a PKCS#11 URI (RFC 7512), the one line of a <c>.pkcs11</c> file.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Token">The attributes that name the token: what a PIN belongs to.</param>
internal sealed partial record HsmUri(string Text, string Token)
{
    private const int Longest = 1000;
    private const int LongestFile = 4096;
    private static readonly string[] NamesToken = ["token", "serial", "slot-id"];
    private static readonly string[] NamesKey = ["object", "id"];

    /// <summary>A URI that names one private key of one token and holds no PIN; or why it is not used.</summary>
    public static Outcome<HsmUri> Read(string path)
    {
        if (new FileInfo(path).Length > LongestFile)
        {
            return HsmCodes.File.Refusal(path);
        }

        var lines = File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines.Exists(line => Secret().IsMatch(line)))
        {
            return HsmCodes.PinInFile.Refusal(path);
        }

        if (lines is not [{ Length: <= Longest } uri] || !WellFormed().IsMatch(uri))
        {
            return HsmCodes.File.Refusal(path);
        }

        var attributes = uri["pkcs11:".Length..].Split(';').Select(attribute => attribute.Split('=', 2)).ToList();
        var names = attributes.Select(attribute => attribute[0]).ToList();
        var isPrivate = attributes.TrueForAll(attribute => attribute[0] != "type" || attribute[1] == "private");
        return isPrivate && names.Distinct(StringComparer.Ordinal).Count() == names.Count && names.Exists(NamesToken.Contains) && names.Exists(NamesKey.Contains)
            ? new HsmUri(uri, string.Join(';', attributes.Where(attribute => attribute[0] != "type" && !NamesKey.Contains(attribute[0])).Select(attribute => string.Join('=', attribute))))
            : HsmCodes.File.Refusal(path);
    }

    /// <summary>No query: it would name a module to load, which is for whoever starts the process to say.</summary>
    [GeneratedRegex(@"^pkcs11:[a-z0-9-]+=[A-Za-z0-9._~%:\[\]@!$'()*+,&-]+(;[a-z0-9-]+=[A-Za-z0-9._~%:\[\]@!$'()*+,&-]+)*$", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex WellFormed();

    [GeneratedRegex(@"\bpin-(value|source)\s*=", RegexOptions.IgnoreCase, Timeout.Infinite)]
    private static partial Regex Secret();
}
