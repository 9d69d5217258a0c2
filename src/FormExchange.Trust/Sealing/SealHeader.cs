using System.Text.RegularExpressions;

namespace FormExchange.Trust;

/// <summary>All that a sealed envelope says to everybody: where it comes from and goes to, its id, and whose key opens it.</summary>
/// <param name="KeyId">SHA-256 of the recipient's encryption certificate (DER), lower-case hex.</param>
internal sealed partial record SealHeader(string EnvelopeId, string Sender, string Receiver, string KeyId)
{
    /// <summary>The alphabets are those of the schema: such values need no escape in XML and have one spelling.</summary>
    public bool IsWellFormed =>
        Id().IsMatch(EnvelopeId) && Institution().IsMatch(Sender) && Institution().IsMatch(Receiver) && Digest().IsMatch(KeyId);

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\z", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Id();

    [GeneratedRegex("^[A-Z]{2}:[A-Za-z0-9][A-Za-z0-9-]{0,29}\\z", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Institution();

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Digest();
}
