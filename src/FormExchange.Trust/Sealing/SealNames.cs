namespace FormExchange.Trust;

/// <summary>The namespaces, algorithm identifiers and fixed words of the seal (PROFILE.md, section 9).</summary>
internal static class SealNames
{
    public const string Encryption11 = "http://www.w3.org/2009/xmlenc11#";
    public const string Signature11 = "http://www.w3.org/2009/xmldsig11#";

    public const string Aes256Gcm = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    public const string EcdhEs = "http://www.w3.org/2009/xmlenc11#ECDH-ES";
    public const string ConcatKdf = "http://www.w3.org/2009/xmlenc11#ConcatKDF";
    public const string KeyWrapAes256 = "http://www.w3.org/2001/04/xmlenc#kw-aes256";
    public const string RsaOaep = "http://www.w3.org/2009/xmlenc11#rsa-oaep";
    public const string Mgf1Sha256 = "http://www.w3.org/2009/xmlenc11#mgf1sha256";
    public const string RsaOaepMgf1p = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
    public const string Sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
    public const string P256 = "urn:oid:1.2.840.10045.3.1.7";

    /// <summary>No form may have this code: like <c>Receipt</c>, it says what the envelope is.</summary>
    public const string Type = "Sealed";
    public const string TypeVersion = "1";
    public const string KeyId = "KeyId";
    public const string MediaType = "application/xml";

    /// <summary>SBDH demands a time, and the true one is inside, signed. Outside it would only tell a stranger more than where to deliver.</summary>
    public const string Time = "2000-01-01T00:00:00Z";
}
