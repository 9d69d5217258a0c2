namespace FormExchange.Exchanges.Data;

/// <summary>
/// One sealing of a signed envelope, kept before it is sent, so that the same bytes go out again. An envelope has another one only where its receiver can no longer open the former;
/// the newest is the one to send.
/// </summary>
public sealed record Seal
{
    public required string Owner { get; init; }

    public required string ExchangeId { get; init; }

    /// <summary>From 1 on, within the exchange.</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of the sealed bytes: the key of their <see cref="Body"/>, and what the receiver calls the arrival.</summary>
    public required string Digest { get; init; }

    /// <summary>SHA-256 of the receiver's certificate that it is sealed for, lower-case hex.</summary>
    public required string KeyId { get; init; }

    /// <summary>What the parts of the envelope's files are sealed with; as secret as the files.</summary>
    public required byte[] ContentKey { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>The receiver said that it has not the key.</summary>
    public bool KeyIsLost { get; init; }

    public int Version { get; init; }
}
