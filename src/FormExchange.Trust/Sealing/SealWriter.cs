using System.Buffers.Text;
using System.Text;

namespace FormExchange.Trust;

/// <summary>
/// Writes a sealed envelope by template, in exclusive canonical form: nothing of it needs an escape, and 11 MiB are encoded once, into the place where they stay.
/// </summary>
internal static class SealWriter
{
    private const string End = "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></sbd:StandardBusinessDocument>";

    /// <param name="encryptedKey">From <see cref="Agreed"/> or <see cref="Transported"/>.</param>
    /// <param name="cipherText">IV, encrypted octets, tag.</param>
    public static byte[] Write(SealHeader header, string encryptedKey, ReadOnlySpan<byte> cipherText)
    {
        var start = Encoding.ASCII.GetBytes(
            $"<sbd:StandardBusinessDocument xmlns:sbd=\"{Names.Header}\">{Header(header)}<xenc:EncryptedData xmlns:xenc=\"{Names.Encryption}\" MimeType=\"{SealNames.MediaType}\">"
            + $"<xenc:EncryptionMethod Algorithm=\"{SealNames.Aes256Gcm}\"></xenc:EncryptionMethod><ds:KeyInfo xmlns:ds=\"{Names.Signature}\">{encryptedKey}</ds:KeyInfo>"
            + "<xenc:CipherData><xenc:CipherValue>");
        var length = Base64.GetMaxEncodedToUtf8Length(cipherText.Length);
        var bytes = GC.AllocateUninitializedArray<byte>(start.Length + length + End.Length);
        start.CopyTo(bytes, 0);
        Base64.EncodeToUtf8(cipherText, bytes.AsSpan(start.Length), out _, out _);
        Encoding.ASCII.GetBytes(End, bytes.AsSpan(start.Length + length));
        return bytes;
    }

    /// <summary>A content key that is wrapped with a key agreed upon by ECDH.</summary>
    public static string Agreed(SealHeader header, KeyDerivation derivation, byte[] point, byte[] wrapped) => EncryptedKey(
        $"<xenc:EncryptionMethod Algorithm=\"{SealNames.KeyWrapAes256}\"></xenc:EncryptionMethod>",
        $"<xenc:AgreementMethod Algorithm=\"{SealNames.EcdhEs}\"><xenc11:KeyDerivationMethod xmlns:xenc11=\"{SealNames.Encryption11}\" Algorithm=\"{SealNames.ConcatKdf}\">"
        + $"<xenc11:ConcatKDFParams AlgorithmID=\"{KeyDerivation.Attribute(derivation.Algorithm)}\" PartyUInfo=\"{KeyDerivation.Attribute(derivation.Sender)}\""
        + $" PartyVInfo=\"{KeyDerivation.Attribute(derivation.Receiver)}\"><ds:DigestMethod Algorithm=\"{Names.Sha256}\"></ds:DigestMethod></xenc11:ConcatKDFParams></xenc11:KeyDerivationMethod>"
        + $"<xenc:OriginatorKeyInfo><ds:KeyValue><dsig11:ECKeyValue xmlns:dsig11=\"{SealNames.Signature11}\"><dsig11:NamedCurve URI=\"{SealNames.P256}\"></dsig11:NamedCurve>"
        + $"<dsig11:PublicKey>{Convert.ToBase64String(point)}</dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue></xenc:OriginatorKeyInfo>"
        + $"<xenc:RecipientKeyInfo>{Certificate(header)}</xenc:RecipientKeyInfo></xenc:AgreementMethod>",
        wrapped);

    /// <summary>A content key that is encrypted with the recipient's RSA key.</summary>
    public static string Transported(SealHeader header, KeyTransport transport, byte[] encrypted) => EncryptedKey(
        transport == KeyTransport.RsaOaep
            ? $"<xenc:EncryptionMethod Algorithm=\"{SealNames.RsaOaep}\"><ds:DigestMethod Algorithm=\"{Names.Sha256}\"></ds:DigestMethod>"
                + $"<xenc11:MGF xmlns:xenc11=\"{SealNames.Encryption11}\" Algorithm=\"{SealNames.Mgf1Sha256}\"></xenc11:MGF></xenc:EncryptionMethod>"
            : $"<xenc:EncryptionMethod Algorithm=\"{SealNames.RsaOaepMgf1p}\"><ds:DigestMethod Algorithm=\"{SealNames.Sha1}\"></ds:DigestMethod></xenc:EncryptionMethod>",
        Certificate(header),
        encrypted);

    /// <summary>The key id as other tools look for it.</summary>
    public static string Digest(SealHeader header) => Convert.ToBase64String(Convert.FromHexString(header.KeyId));

    private static string EncryptedKey(string method, string keyInfo, byte[] value) =>
        $"<xenc:EncryptedKey>{method}<ds:KeyInfo>{keyInfo}</ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(value)}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>";

    private static string Certificate(SealHeader header) =>
        $"<ds:X509Data><dsig11:X509Digest xmlns:dsig11=\"{SealNames.Signature11}\" Algorithm=\"{Names.Sha256}\">{Digest(header)}</dsig11:X509Digest></ds:X509Data>";

    private static string Header(SealHeader header) =>
        $"<sbd:StandardBusinessDocumentHeader><sbd:HeaderVersion>{Names.HeaderVersion}</sbd:HeaderVersion>{Partner("Sender", header.Sender)}{Partner("Receiver", header.Receiver)}"
        + $"<sbd:DocumentIdentification><sbd:Standard>{Names.Standard}</sbd:Standard><sbd:TypeVersion>{SealNames.TypeVersion}</sbd:TypeVersion>"
        + $"<sbd:InstanceIdentifier>{header.EnvelopeId}</sbd:InstanceIdentifier><sbd:Type>{SealNames.Type}</sbd:Type><sbd:CreationDateAndTime>{SealNames.Time}</sbd:CreationDateAndTime></sbd:DocumentIdentification>"
        + $"<sbd:BusinessScope><sbd:Scope><sbd:Type>{SealNames.KeyId}</sbd:Type><sbd:InstanceIdentifier>{header.KeyId}</sbd:InstanceIdentifier></sbd:Scope></sbd:BusinessScope></sbd:StandardBusinessDocumentHeader>";

    private static string Partner(string role, string institution) =>
        $"<sbd:{role}><sbd:Identifier Authority=\"{Names.InstitutionAuthority}\">{institution}</sbd:Identifier></sbd:{role}>";
}
