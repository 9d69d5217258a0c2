namespace FormExchange.Trust;

/// <summary>
/// The pieces in which a sealed attachment travels: several whole segments one after the other, so that messages need not be as small as segments are. A piece can be made and
/// opened alone, in any order.
/// </summary>
public static class AttachmentPieces
{
    /// <summary>Segments of every piece but the last.</summary>
    public const int Segments = 8;

    /// <summary>Octets of the file in every piece but the last: 524,288.</summary>
    public const int PlainLength = Segments * AttachmentSegments.PlainLength;

    /// <summary>Octets of a sealed piece at the most: 524,416.</summary>
    public const int SealedLength = Segments * SegmentLength;

    private const int SegmentLength = AttachmentSegments.PlainLength + AttachmentSegments.TagLength;

    /// <summary>Octets of the file in a sealed piece of that length; null where no piece has such a length.</summary>
    public static int? PlainLengthOf(int sealedLength)
    {
        var tags = (sealedLength + SegmentLength - 1) / SegmentLength * AttachmentSegments.TagLength;
        return sealedLength is > 0 and <= SealedLength && (sealedLength % SegmentLength is 0 or > AttachmentSegments.TagLength) ? sealedLength - tags : null;
    }

    /// <summary>Seals the piece that begins at that octet of the file, a multiple of <see cref="PlainLength"/>.</summary>
    public static byte[] Seal(AttachmentSegments segments, long offset, ReadOnlySpan<byte> plain)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var first = FirstSegment(offset);
        var made = GC.AllocateUninitializedArray<byte>(plain.Length + ((plain.Length + AttachmentSegments.PlainLength - 1) / AttachmentSegments.PlainLength * AttachmentSegments.TagLength));
        for (var (segment, at) = (first, 0); at < plain.Length; segment++, at += AttachmentSegments.PlainLength)
        {
            var part = plain[at..Math.Min(plain.Length, at + AttachmentSegments.PlainLength)];
            segments.Seal(segment, part, made.AsSpan((segment - first) * SegmentLength, part.Length + AttachmentSegments.TagLength));
        }

        return made;
    }

    /// <summary>
    /// Opens the piece that begins at that octet of the file into the beginning of <paramref name="plain"/>; false, and <paramref name="plain"/> is worth nothing, where it is not that piece
    /// of that file.
    /// </summary>
    public static bool Open(AttachmentSegments segments, long offset, ReadOnlySpan<byte> piece, Span<byte> plain)
    {
        ArgumentNullException.ThrowIfNull(segments);
        for (var segment = FirstSegment(offset); piece.Length > 0; segment++)
        {
            if (segment >= segments.Count)
            {
                return false;
            }

            var length = segments.PlainLengthOf(segment);
            if (piece.Length < length + AttachmentSegments.TagLength || !segments.Open(segment, piece[..(length + AttachmentSegments.TagLength)], plain))
            {
                return false;
            }

            piece = piece[(length + AttachmentSegments.TagLength)..];
            plain = plain[length..];
        }

        return true;
    }

    private static int FirstSegment(long offset)
    {
        var (piece, rest) = Math.DivRem(offset, PlainLength);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rest, 0, nameof(offset));
        return checked((int)(piece * Segments));
    }
}
