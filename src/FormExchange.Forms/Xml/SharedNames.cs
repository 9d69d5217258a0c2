using System.Runtime.InteropServices;
using System.Xml;

namespace FormExchange.Forms.Xml;

/// <summary>
/// The names of one reading, most of them shared with all others: documents have the names of the same few schemas, and without this each reading makes
/// strings of them anew. There is a fixed number of places. One that is taken stays taken, so that a name is the same string as long as the process lives; a
/// name that finds another in its place is this reading's own. Documents full of junk can take away what is saved, and no memory beyond it.
/// </summary>
/// <param name="places">A power of two of them.</param>
internal sealed class SharedNames(string?[] places) : XmlNameTable
{
    /// <summary>Characters of a name; longer ones are not shared.</summary>
    private const int Longest = 96;

    private static readonly string?[] OfTheProcess = new string?[8192];

    private NameTable? own;

    public SharedNames()
        : this(OfTheProcess)
    {
    }

    private NameTable Own => own ??= new NameTable();

    public override string Add(string name)
    {
        if (name.Length is 0 or > Longest)
        {
            return name.Length == 0 ? "" : Own.Add(name);
        }

        ref var place = ref PlaceOf(name);
        var there = Volatile.Read(ref place) ?? Interlocked.CompareExchange(ref place, name, null) ?? name;
        return there == name ? there : Own.Add(name);
    }

    public override string Add(char[] array, int offset, int length)
    {
        if (length is 0 or > Longest)
        {
            return length == 0 ? "" : Own.Add(array, offset, length);
        }

        var name = array.AsSpan(offset, length);
        var there = Volatile.Read(ref PlaceOf(name));
        return there is null ? Add(name.ToString()) : name.SequenceEqual(there) ? there : Own.Add(array, offset, length);
    }

    public override string? Get(string name) => Known(name) ?? own?.Get(name);

    public override string? Get(char[] array, int offset, int length) => Known(array.AsSpan(offset, length)) ?? own?.Get(array, offset, length);

    private string? Known(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > Longest)
        {
            return name.Length == 0 ? "" : null;
        }

        return Volatile.Read(ref PlaceOf(name)) is { } there && name.SequenceEqual(there) ? there : null;
    }

    /// <summary>By length, beginning, middle and end: the names of a schema differ there, and all of a name is compared in any case.</summary>
    private ref string? PlaceOf(ReadOnlySpan<char> name)
    {
        var (first, middle, last) = name.Length < 4
            ? (name[0], name[name.Length / 2], name[^1])
            : (Four(name), Four(name[((name.Length / 2) - 2)..]), Four(name[^4..]));
        var mixed = (first * 0x9E3779B97F4A7C15) ^ (middle * 0xC2B2AE3D27D4EB4F) ^ (last * 0x165667B19E3779F9);
        return ref places[(((mixed + (ulong)name.Length) * 0xD6E8FEB86659FD93) >> 32) & (ulong)(places.Length - 1)];
    }

    private static ulong Four(ReadOnlySpan<char> characters) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(characters));
}
