namespace FormExchange.Trust;

/// <summary>What private keys are encrypted with, and the PIN of an HSM that holds some. It does not show itself: neither in a log nor in a report of settings.</summary>
public sealed class KeyPassphrase(string words)
{
    /// <summary>The environment variable that holds it where no file does. It is never taken from a command line, which others can see.</summary>
    public const string Variable = "FORMEXCHANGE_KEY_PASSPHRASE";

    internal string Words => words;

    /// <summary>That of the environment; null where it has none.</summary>
    public static KeyPassphrase? OfEnvironment() => Of(Environment.GetEnvironmentVariable(Variable));

    /// <summary>None for no words.</summary>
    public static KeyPassphrase? Of(string? words) => string.IsNullOrEmpty(words) ? null : new KeyPassphrase(words);

    public override string ToString() => "(a passphrase)";
}
