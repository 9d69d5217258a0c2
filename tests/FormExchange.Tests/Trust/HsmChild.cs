using System.Security.Cryptography;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>
/// What a program does with an institution's keys in an HSM, as soon as it starts with DOTNET_STARTUP_HOOKS naming this assembly: opens what others made for them, on
/// several threads at once as a host does.
/// It finds <c>peer</c> (a public key for agreement) and <c>sealed-1</c>, <c>sealed-256</c> (RSA-OAEP) in the folder, and leaves its answers there. Where <c>away</c> names the folder
/// of the tokens, it moves that away once it has its keys, and tries to open <c>KEYID.xml</c>.
/// </summary>
internal static class HsmChild
{
    public const string Asked = "FORMEXCHANGE_HSM_CHILD";
    public const string Institution = "LU:0030";

    public static void Run(string folder)
    {
        var pin = KeyPassphrase.OfEnvironment();
        var keys = new KeyStore(CertificateFolders.In(Path.Combine(folder, "data")), TimeProvider.System, pin);
        var held = keys.DecryptionKeys(Institution);
        if (File.Exists(Path.Combine(folder, "away")))
        {
            OpenWithoutDevice(folder, held);
            Environment.Exit(0);
        }

        foreach (var key in held)
        {
            // The key itself stands behind what it does: to be asked whether it could be taken out.
            if (key.Agree is { Target: ECDiffieHellman agreement } agree)
            {
                using var peer = ECDiffieHellman.Create();
                peer.ImportSubjectPublicKeyInfo(File.ReadAllBytes(Path.Combine(folder, "peer")), out _);
                var agreed = new string[100];
                Parallel.For(0, agreed.Length, i => agreed[i] = Convert.ToHexString(agree(peer.PublicKey)));
                File.WriteAllText(Path.Combine(folder, "agreed"), agreed.Distinct().Single());
                Note(folder, "ec", agreement.ExportPkcs8PrivateKey);
            }

            if (key.Decrypt is { Target: RSA rsa } decrypt)
            {
                File.WriteAllBytes(Path.Combine(folder, "opened-1"), decrypt(File.ReadAllBytes(Path.Combine(folder, "sealed-1")), RSAEncryptionPadding.OaepSHA1));
                File.WriteAllBytes(Path.Combine(folder, "opened-256"), decrypt(File.ReadAllBytes(Path.Combine(folder, "sealed-256")), RSAEncryptionPadding.OaepSHA256));
                Note(folder, "rsa", rsa.ExportPkcs8PrivateKey);
            }
        }

        Environment.Exit(0);
    }

    private static void OpenWithoutDevice(string folder, IReadOnlyList<DecryptionKey> keys)
    {
        var tokens = File.ReadAllText(Path.Combine(folder, "away"));
        Directory.Move(tokens, tokens + "-away");
        foreach (var key in keys)
        {
            string became;
            try
            {
                became = new EnvelopeOpener([key]).Open(File.ReadAllBytes(Path.Combine(folder, key.KeyId + ".xml"))).Refusal?.Code ?? "opened";
            }
            catch (CryptographicException)
            {
                became = "no answer";
            }

            File.WriteAllText(Path.Combine(folder, key.KeyId), became);
        }
    }

    /// <summary>Whether the key could be taken out.</summary>
    private static void Note(string folder, string kind, Func<byte[]> export)
    {
        try
        {
            export();
            File.WriteAllText(Path.Combine(folder, kind), "taken out");
        }
        catch (CryptographicException)
        {
            File.WriteAllText(Path.Combine(folder, kind), "kept");
        }
    }
}
