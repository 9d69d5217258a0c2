using System.Security.Cryptography;

namespace FormExchange.Trust;

/// <summary>
/// The secret of one sealed envelope, 32 octets: it encrypts the envelope and gives each attachment its own key. Sender and receiver keep it, as secret as the
/// envelope, until the attachments have travelled. Its text says nothing, so that it cannot slip into a log.
/// </summary>
public sealed class ContentKey
{
    /// <summary>In octets.</summary>
    public const int Length = 32;

    private readonly byte[] _octets;

    /// <summary>Throws <see cref="ArgumentException"/> for any other length than <see cref="Length"/>.</summary>
    public ContentKey(ReadOnlySpan<byte> octets)
    {
        if (octets.Length != Length)
        {
            throw new ArgumentException($"A content key has {Length} octets.", nameof(octets));
        }

        _octets = octets.ToArray();
    }

    internal ReadOnlySpan<byte> Octets => _octets;

    /// <summary>For a store that keeps it encrypted.</summary>
    public byte[] ToArray() => [.. _octets];

    internal static ContentKey Fresh() => new(RandomNumberGenerator.GetBytes(Length));
}
