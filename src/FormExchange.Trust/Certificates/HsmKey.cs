using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>A private key that stays in an HSM: the file names it, OpenSSL's engine reaches it, and it signs and opens there.</summary>
internal static class HsmKey
{
    public const string FileEnding = ".pkcs11";

    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>The tokens that refused a PIN. It is not tried again: after a few tries a token locks itself.</summary>
    private static readonly ConditionalWeakTable<KeyPassphrase, HashSet<string>> Refused = [];

    private static readonly Lock OneAtATime = new();

    public static bool IsIn(string path) => Path.GetExtension(path) == FileEnding;

    /// <summary>As <see cref="KeyFile.Read"/>. The file is no secret; who may write it would choose the key that we sign with.</summary>
    public static Outcome<AsymmetricAlgorithm> Read(string path, KeyPassphrase? pin)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OthersWrite) != 0)
        {
            return HsmCodes.Mode.Refusal(path);
        }

        var uri = HsmUri.Read(path);
        if (uri.Value is not { } where)
        {
            return uri.Refusal!;
        }

        if (pin is null)
        {
            return HsmCodes.Pin.Refusal(path);
        }

        var opened = Open(path, where, pin);
        return opened.Value is { } handle ? Key(path, handle) : opened.Refusal!;
    }

    private static Outcome<SafeEvpPKeyHandle> Open(string path, HsmUri uri, KeyPassphrase pin)
    {
        lock (OneAtATime)
        {
            var refused = Refused.GetOrCreateValue(pin);
            if (refused.Contains(uri.Token))
            {
                return HsmCodes.Pin.Refusal(path);
            }

            var opened = HsmEngine.Open(path, uri.Text, pin.Words);
            if (opened.Refusal?.Code == HsmCodes.Pin.Code)
            {
                refused.Add(uri.Token);
            }

            return opened;
        }
    }

    private static Outcome<AsymmetricAlgorithm> Key(string path, SafeEvpPKeyHandle opened)
    {
        using var handle = opened;
        AsymmetricAlgorithm? key = Rsa(handle) ?? (AsymmetricAlgorithm?)Ecdsa(handle);
        switch (key)
        {
            case RSA { KeySize: >= 2048 and <= 4096 }:
            case ECDsa { KeySize: 256 }:
                return key;
            default:
                key?.Dispose();
                return HsmCodes.Kind.Refusal(path);
        }
    }

    private static RSAOpenSsl? Rsa(SafeEvpPKeyHandle handle)
    {
        try
        {
            return new RSAOpenSsl(handle);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ECDsaOpenSsl? Ecdsa(SafeEvpPKeyHandle handle)
    {
        try
        {
            return new ECDsaOpenSsl(handle);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
