using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FormExchange.Trust;

/// <summary>
/// The segments of one sealed attachment (PROFILE.md, section 10): 65,536 octets of the file each, the last one what is left; AES-256-GCM with a key of the
/// file's own and a nonce that says where the segment stands and whether it is the last (the STREAM construction). Any segment can be made or opened alone.
/// Not for several threads at once: one cipher serves all segments.
/// </summary>
public sealed class AttachmentSegments : IDisposable
{
    /// <summary>Octets of the file in every segment but the last.</summary>
    public const int PlainLength = 65_536;

    /// <summary>Octets of a tag, which is what a segment is longer than its part of the file.</summary>
    public const int TagLength = 16;

    private const int NonceLength = 12;
    private const int CounterAt = 7;
    private const int LastAt = 11;

    private readonly AesGcm _gcm;

    /// <summary>Of the attachment as the signed list states it.</summary>
    public AttachmentSegments(ContentKey contentKey, EnvelopeAttachment attachment)
        : this(contentKey, attachment?.Index ?? throw new ArgumentNullException(nameof(attachment)), attachment.Size, attachment.Sha256)
    {
    }

    /// <param name="index">As the signed list states it; so are the size (at least 1) and the digest (lower-case hex): the key is derived from them, and the segments are counted by them.</param>
    public AttachmentSegments(ContentKey contentKey, int index, long size, string sha256)
    {
        ArgumentNullException.ThrowIfNull(contentKey);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        Sha256 = sha256;
        Count = checked((int)((size + PlainLength - 1) / PlainLength));
        var key = FileKey(contentKey, index, sha256);
        _gcm = new AesGcm(key, TagLength);
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>Octets of the file.</summary>
    public long Size { get; }

    /// <summary>Of the file, lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>How many segments there are; they are counted from 0.</summary>
    public int Count { get; }

    /// <summary>Octets of all segments together.</summary>
    public long SealedSize => Size + ((long)Count * TagLength);

    /// <summary>The profile's version, as additional data of every segment.</summary>
    private static ReadOnlySpan<byte> Version => "formexchange segments 1"u8;

    private static ReadOnlySpan<byte> KeyPurpose => "formexchange attachment"u8;

    /// <summary>Octets of the file in that segment.</summary>
    public int PlainLengthOf(int segment)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(segment);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(segment, Count);
        return segment == Count - 1 ? (int)(Size - ((long)segment * PlainLength)) : PlainLength;
    }

    /// <summary>
    /// Seals one segment. Only octets of the file that the list names may come here: of two contents under one nonce a listener learns the difference.
    /// <see cref="AttachmentSealer"/> checks the whole file.
    /// </summary>
    public void Seal(int segment, ReadOnlySpan<byte> plain, Span<byte> sealedSegment)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(plain.Length, PlainLengthOf(segment));
        Span<byte> nonce = stackalloc byte[NonceLength];
        WriteNonce(segment, nonce);
        _gcm.Encrypt(nonce, plain, sealedSegment[..plain.Length], sealedSegment.Slice(plain.Length, TagLength), Version);
    }

    /// <summary>False, and nothing in <paramref name="plain"/>, for any other octets than the sealed ones of this segment of this file.</summary>
    public bool Open(int segment, ReadOnlySpan<byte> sealedSegment, Span<byte> plain)
    {
        var length = PlainLengthOf(segment);
        if (sealedSegment.Length != length + TagLength)
        {
            return false;
        }

        Span<byte> nonce = stackalloc byte[NonceLength];
        WriteNonce(segment, nonce);
        try
        {
            _gcm.Decrypt(nonce, sealedSegment[..length], sealedSegment[length..], plain[..length], Version);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => _gcm.Dispose();

    /// <summary>HKDF with SHA-256 (RFC 5869), no salt. The digest makes the key the file's own: no two contents ever share a nonce.</summary>
    private static byte[] FileKey(ContentKey contentKey, int attachment, string sha256)
    {
        var index = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(index, attachment);
        byte[] info = [.. KeyPurpose, .. index, .. Convert.FromHexString(sha256)];
        var key = new byte[ContentKey.Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, contentKey.Octets, key, salt: [], info);
        return key;
    }

    /// <summary>Seven zero octets (the key is of this file alone), the segment's number (4 octets, big-endian), and 1 for the last one, else 0.</summary>
    private void WriteNonce(int segment, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt32BigEndian(nonce[CounterAt..], segment);
        nonce[LastAt] = segment == Count - 1 ? (byte)1 : (byte)0;
    }
}
