namespace FormExchange.Tests.Trust.Sealing;

/// <summary>The ways in which something sealed is known to be attacked, each tried by at least three seals or sealed attachments.</summary>
internal static class HostileSealWays
{
    public static IReadOnlyList<HostileWay> All { get; } =
    [
        new("swapped keys", "ECDH: the encrypted key of another message", "ECDH: the wrapped key of another message", "ECDH: the point of another message",
            "RSA: the encrypted key of another message", "ECDH for a key that is RSA", "RSA for a key that is on a curve"),
        new("truncated", "tag cut off", "IV cut off", "half of the content", "the last octet cut", "the last segment dropped", "the first segment dropped", "only the last segment"),
        new("reordered segments", "segments exchanged", "segments in reverse order", "the first segment at the end", "the last segment before the second",
            "tags of two segments exchanged"),
        new("repeated segments", "a segment repeated", "a segment inserted", "the last segment appended", "the whole file twice"),
        new("replaced header", "ECDH: another sender", "ECDH: another sender, in the derivation too", "ECDH: another envelope id, in the derivation too", "RSA: another sender",
            "RSA: another envelope id", "another version of the header", "no scope"),
        new("wrong recipient", "sealed for another certificate", "sealed for another certificate under our key id", "RSA: the key id of nobody", "RSA: another receiver",
            "ECDH: another receiver, in the derivation too", "the certificate's digest is of another one than the key id", "an envelope to another receiver inside"),
    ];
}
