namespace FormExchange.Trust;

/// <summary>How the content key of a sealed envelope reaches its recipient.</summary>
public enum KeyTransport
{
    /// <summary>Ephemeral-static ECDH on P-256, ConcatKDF with SHA-256, AES-256 key wrap: the default, and the only one that binds the outer header.</summary>
    EcdhEs,

    /// <summary>RSA-OAEP with SHA-256 and MGF1-SHA-256, for partners whose certificate is RSA.</summary>
    RsaOaep,

    /// <summary>RSA-OAEP with SHA-1 and MGF1-SHA-1, for partners whose tools know no other; each must be allowed by name.</summary>
    RsaOaepMgf1p,
}
