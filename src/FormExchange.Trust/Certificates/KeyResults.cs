namespace FormExchange.Trust;

/// <summary>A key and the request for its certificate: full paths.</summary>
public sealed record KeyMade(string Key, string Request);

/// <summary>A certificate that counts from now on: its SHA-256 (lower-case hex) and its file.</summary>
public sealed record CertificateEntered(string Digest, CertificatePurpose? Purpose, string File);

/// <summary>A certificate whose use ends.</summary>
/// <param name="HasSuccessor">Whether another one of the same purpose may be used then.</param>
public sealed record CertificateRetired(string Digest, CertificatePurpose? Purpose, DateTimeOffset At, bool HasSuccessor);
