using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// OpenSSL's engine <c>pkcs11</c>. The framework can open its keys too, but takes the PIN only within the URI, which the engine repeats on standard error when it
/// fails, and keeps the reason of a failure to itself.
/// </summary>
internal static class HsmEngine
{
    // The one that the framework's own cryptography stands on: a key's handle goes from the one to the other.
    private const string Crypto = "libcrypto.so.3";

    /// <summary>Errors of libraries that OpenSSL does not know beforehand: the engine and the HSM's own (CKR_PIN_…, PKCS#11 section 3.1.4).</summary>
    private const int FirstForeignLibrary = 128;

    private const int PinIncorrect = 0xA0;
    private const int PinLocked = 0xA4;
    private const int InvalidId = 0x64;
    private const int NoSuchObject = 0x65;
    private const int ModuleNotLoaded = 0x401;
    private const int ModuleNotInitialized = 0x403;

    /// <summary>The key's handle; or why there is none. Not for two threads at once: the engine has one PIN.</summary>
    public static Outcome<SafeEvpPKeyHandle> Open(string path, string uri, string pin)
    {
        try
        {
            ERR_clear_error();
            var engine = ENGINE_by_id(Bytes("pkcs11"));
            if (engine == 0)
            {
                ERR_clear_error();
                return HsmCodes.Engine.Refusal(path);
            }

            try
            {
                return Load(engine, path, uri, pin);
            }
            finally
            {
                _ = ENGINE_free(engine);
            }
        }
        catch (Exception absent) when (absent is DllNotFoundException or EntryPointNotFoundException)
        {
            return HsmCodes.Engine.Refusal(path);
        }
    }

    private static Outcome<SafeEvpPKeyHandle> Load(nint engine, string path, string uri, string pin)
    {
        var words = Bytes(pin);
        try
        {
            // Given anew each time: the engine forgets a PIN that was refused, and would ask at the terminal.
            if (ENGINE_ctrl_cmd_string(engine, Bytes("PIN"), words, 0) != 1 || ENGINE_init(engine) != 1)
            {
                return Why(path);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(words);
        }

        // Never finished: the engine holds the sessions by which keys are used, as long as the process lives.
        var key = ENGINE_load_private_key(engine, Bytes(uri), 0, 0);
        if (key == 0)
        {
            return Why(path);
        }

        ERR_clear_error();
        return new SafeEvpPKeyHandle(key, ownsHandle: true);
    }

    private static Refusal Why(string path)
    {
        var reasons = new List<int>();
        var said = new List<string>();
        while (ERR_get_error() is var error && error != 0)
        {
            if ((int)((error >> 23) & 0xFF) >= FirstForeignLibrary)
            {
                reasons.Add((int)(error & 0x7FFFFF));
                said.Add($"0x{error:x}"); // The number, for whoever maintains the HSM: OpenSSL's sentences are in no language of ours.
            }
        }

        return reasons.Exists(reason => reason is >= PinIncorrect and <= PinLocked) ? HsmCodes.Pin.Refusal(path)
            : reasons.Exists(reason => reason is >= ModuleNotLoaded and <= ModuleNotInitialized) ? HsmCodes.Module.Refusal(path)
            : reasons.Contains(InvalidId) ? HsmCodes.File.Refusal(path)
            : reasons.Contains(NoSuchObject) ? HsmCodes.Absent.Refusal(path)
            : HsmCodes.Failed.Refusal(path, said.Count == 0 ? "?" : string.Join(", ", said));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text + '\0');

    [DllImport(Crypto)]
    private static extern nint ENGINE_by_id(byte[] id);

    [DllImport(Crypto)]
    private static extern int ENGINE_init(nint engine);

    [DllImport(Crypto)]
    private static extern int ENGINE_free(nint engine);

    [DllImport(Crypto)]
    private static extern int ENGINE_ctrl_cmd_string(nint engine, byte[] command, byte[] value, int isOptional);

    [DllImport(Crypto)]
    private static extern nint ENGINE_load_private_key(nint engine, byte[] id, nint userInterface, nint data);

    [DllImport(Crypto)]
    private static extern nuint ERR_get_error();

    [DllImport(Crypto)]
    private static extern void ERR_clear_error();
}
