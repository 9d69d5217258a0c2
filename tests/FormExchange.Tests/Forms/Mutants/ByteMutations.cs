namespace FormExchange.Tests.Forms.Mutants;

/// <summary>Bytes changed, lost, doubled and swapped, as lines and discs do.</summary>
internal static class ByteMutations
{
    private static readonly byte[] Telling = [0x00, 0x0A, 0x20, 0x22, 0x26, 0x27, 0x2F, 0x3C, 0x3D, 0x3E, 0x7F, 0x80, 0xBF, 0xC0, 0xED, 0xEF, 0xF4, 0xFE, 0xFF];

    public static byte[] Apply(byte[] bytes, Random random, List<string> changes)
    {
        for (var times = random.Next(1, 4); times > 0 && bytes.Length > 2; times--)
        {
            (var what, bytes) = Once([.. bytes], random);
            changes.Add(what);
        }

        return bytes;
    }

    private static (string What, byte[] Bytes) Once(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var length = Math.Min(bytes.Length - at, random.Next(1, 200));
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return ($"a bit at {at}", bytes);
            case 1:
                bytes[at] = (byte)random.Next(256);
                return ($"a byte at {at}", bytes);
            case 2:
                bytes[at] = Telling[random.Next(Telling.Length)];
                return ($"a telling byte at {at}", bytes);
            case 3:
                return ($"{length} bytes lost at {at}", [.. bytes[..at], .. bytes[(at + length)..]]);
            case 4:
                return ($"{length} bytes doubled at {at}", [.. bytes[..(at + length)], .. bytes[at..]]);
            case 5:
                return ($"cut at {at}", bytes[..at]);
            default:
                var other = random.Next(bytes.Length);
                (bytes[at], bytes[other]) = (bytes[other], bytes[at]);
                return ($"bytes {at} and {other} swapped", bytes);
        }
    }
}
