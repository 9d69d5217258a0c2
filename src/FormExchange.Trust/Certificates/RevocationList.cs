using System.Numerics;

namespace FormExchange.Trust;

/// <summary>A revocation list as its file has it (RFC 5280 section 5), before anybody has asked whose it is.</summary>
/// <param name="Issuer">The issuer's name, its DER octets.</param>
/// <param name="Number">The CRL number: of two lists of one authority the higher counts.</param>
/// <param name="ThisUpdate">When it was made.</param>
/// <param name="NextUpdate">When the next one is due at the latest.</param>
/// <param name="Revoked">By <see cref="RevocationListReader.Serial"/>.</param>
/// <param name="Signed">The octets that the signature covers.</param>
/// <param name="Algorithm">OID of the signature's algorithm.</param>
/// <param name="Signature">The signature's octets.</param>
internal sealed record RevocationList(
    byte[] Issuer,
    BigInteger Number,
    DateTimeOffset ThisUpdate,
    DateTimeOffset NextUpdate,
    IReadOnlyDictionary<string, Revocation> Revoked,
    byte[] Signed,
    string Algorithm,
    byte[] Signature);
