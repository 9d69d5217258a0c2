import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.*;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.*;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.*;
import javax.crypto.spec.*;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * A partner's example of PROFILE.md, section 9, with nothing but the JDK (17 or newer):
 *
 *   java Seal.java open CERTIFICATE.pem KEY.pem < sealed.xml > signed.xml
 *   java Seal.java seal CERTIFICATE.pem < signed.xml > sealed.xml
 *
 * It is kept short: it does not check that what it opens has the one permitted shape (9.2), which a receiver must.
 */
public class Seal {
    static final String SBD = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
    static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String DSIG11 = "http://www.w3.org/2009/xmldsig11#";
    static final String SHA256 = XENC + "sha256";
    static final OAEPParameterSpec OAEP = new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    public static void main(String[] a) throws Exception {
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(Path.of(a[1])));
        byte[] input = System.in.readAllBytes();
        System.out.write(a[0].equals("open") ? open(input, certificate, Files.readString(Path.of(a[2]))) : seal(input, certificate));
        System.out.flush();
    }

    static byte[] open(byte[] sealed, X509Certificate certificate, String pem) throws Exception {
        var root = parse(sealed);
        var header = new Header(root, keyId(certificate));
        var pkcs8 = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
        byte[] encryptedKey = octets(root, XENC, "CipherValue", 0), content = octets(root, XENC, "CipherValue", 1), contentKey;
        if (root.getElementsByTagNameNS(XENC, "AgreementMethod").getLength() == 1) {
            byte[] point = octets(root, DSIG11, "PublicKey", 0);
            var spec = new ECPublicKeySpec(
                new ECPoint(new BigInteger(1, Arrays.copyOfRange(point, 1, 33)), new BigInteger(1, Arrays.copyOfRange(point, 33, 65))),
                ((ECPublicKey) certificate.getPublicKey()).getParams());
            var keys = KeyFactory.getInstance("EC");
            var unwrap = Cipher.getInstance("AESWrap");
            unwrap.init(Cipher.UNWRAP_MODE, header.wrappingKey(keys.generatePrivate(pkcs8), keys.generatePublic(spec)));
            contentKey = unwrap.unwrap(encryptedKey, "AES", Cipher.SECRET_KEY).getEncoded();
        } else {
            var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(Cipher.DECRYPT_MODE, KeyFactory.getInstance("RSA").generatePrivate(pkcs8), OAEP);
            contentKey = rsa.doFinal(encryptedKey);
        }
        var gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.DECRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, content, 0, 12));
        byte[] signed = gcm.doFinal(content, 12, content.length - 12);
        if (!new Header(parse(signed), header.keyId).equals(header)) throw new GeneralSecurityException("outer and inner header differ");
        return signed;
    }

    static byte[] seal(byte[] signed, X509Certificate certificate) throws Exception {
        var header = new Header(parse(signed), keyId(certificate));
        byte[] contentKey = random(32), iv = random(12);
        var gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, iv));
        byte[] content = join(iv, gcm.doFinal(signed));
        String digest = "<ds:X509Data><dsig11:X509Digest xmlns:dsig11='" + DSIG11 + "' Algorithm='" + SHA256 + "'>"
            + base64(HexFormat.of().parseHex(header.keyId)) + "</dsig11:X509Digest></ds:X509Data>";
        String method, keyInfo;
        byte[] encryptedKey;
        if (certificate.getPublicKey() instanceof ECPublicKey recipient) {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var ephemeral = generator.generateKeyPair();
            var w = ((ECPublicKey) ephemeral.getPublic()).getW();
            var wrap = Cipher.getInstance("AESWrap");
            wrap.init(Cipher.WRAP_MODE, header.wrappingKey(ephemeral.getPrivate(), recipient));
            encryptedKey = wrap.wrap(new SecretKeySpec(contentKey, "AES"));
            method = "<xenc:EncryptionMethod Algorithm='" + XENC + "kw-aes256'/>";
            keyInfo = "<xenc:AgreementMethod Algorithm='" + XENC11 + "ECDH-ES'><xenc11:KeyDerivationMethod xmlns:xenc11='" + XENC11 + "' Algorithm='" + XENC11 + "ConcatKDF'>"
                + "<xenc11:ConcatKDFParams AlgorithmID='" + hex(header.algorithm()) + "' PartyUInfo='" + hex(header.partyU()) + "' PartyVInfo='" + hex(header.partyV()) + "'>"
                + "<ds:DigestMethod Algorithm='" + SHA256 + "'/></xenc11:ConcatKDFParams></xenc11:KeyDerivationMethod><xenc:OriginatorKeyInfo><ds:KeyValue>"
                + "<dsig11:ECKeyValue xmlns:dsig11='" + DSIG11 + "'><dsig11:NamedCurve URI='urn:oid:1.2.840.10045.3.1.7'/><dsig11:PublicKey>"
                + base64(join(new byte[] {4}, coordinate(w.getAffineX()), coordinate(w.getAffineY()))) + "</dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue></xenc:OriginatorKeyInfo>"
                + "<xenc:RecipientKeyInfo>" + digest + "</xenc:RecipientKeyInfo></xenc:AgreementMethod>";
        } else {
            var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(Cipher.ENCRYPT_MODE, certificate.getPublicKey(), OAEP);
            encryptedKey = rsa.doFinal(contentKey);
            method = "<xenc:EncryptionMethod Algorithm='" + XENC11 + "rsa-oaep'><ds:DigestMethod Algorithm='" + SHA256 + "'/><xenc11:MGF xmlns:xenc11='" + XENC11 + "' Algorithm='" + XENC11 + "mgf1sha256'/></xenc:EncryptionMethod>";
            keyInfo = digest;
        }
        return ("<sbd:StandardBusinessDocument xmlns:sbd='" + SBD + "'>" + header.xml() + "<xenc:EncryptedData xmlns:xenc='" + XENC + "' MimeType='application/xml'>"
            + "<xenc:EncryptionMethod Algorithm='" + XENC11 + "aes256-gcm'/><ds:KeyInfo xmlns:ds='" + DS + "'><xenc:EncryptedKey>" + method + "<ds:KeyInfo>" + keyInfo + "</ds:KeyInfo>"
            + "<xenc:CipherData><xenc:CipherValue>" + base64(encryptedKey) + "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>"
            + "<xenc:CipherData><xenc:CipherValue>" + base64(content) + "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></sbd:StandardBusinessDocument>").getBytes(StandardCharsets.UTF_8);
    }

    /** What the outer header says, and what the wrapping key is derived with. */
    record Header(String sender, String receiver, String id, String keyId) {
        Header(Element root, String keyId) {
            this(text(root, "Identifier", 0), text(root, "Identifier", 1), text(root, "InstanceIdentifier", 0), keyId);
        }

        byte[] algorithm() { return piece(XENC + "kw-aes256"); }

        byte[] partyU() { return join(piece(sender), piece(id)); }

        byte[] partyV() { return join(piece(receiver), piece(keyId)); }

        SecretKey wrappingKey(PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(ours);
            agreement.doPhase(theirs, true);
            byte[] input = join(new byte[] {0, 0, 0, 1}, agreement.generateSecret(), algorithm(), partyU(), partyV());
            return new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(input), "AES");
        }

        String xml() {
            return "<sbd:StandardBusinessDocumentHeader><sbd:HeaderVersion>1.0</sbd:HeaderVersion>" + partner("Sender", sender) + partner("Receiver", receiver)
                + "<sbd:DocumentIdentification><sbd:Standard>urn:formexchange:ma:fr-lu:2026</sbd:Standard><sbd:TypeVersion>1</sbd:TypeVersion><sbd:InstanceIdentifier>" + id
                + "</sbd:InstanceIdentifier><sbd:Type>Sealed</sbd:Type><sbd:CreationDateAndTime>2000-01-01T00:00:00Z</sbd:CreationDateAndTime></sbd:DocumentIdentification>"
                + "<sbd:BusinessScope><sbd:Scope><sbd:Type>KeyId</sbd:Type><sbd:InstanceIdentifier>" + keyId + "</sbd:InstanceIdentifier></sbd:Scope></sbd:BusinessScope></sbd:StandardBusinessDocumentHeader>";
        }

        static String partner(String role, String id) {
            return "<sbd:" + role + "><sbd:Identifier Authority='urn:formexchange:institutions'>" + id + "</sbd:Identifier></sbd:" + role + ">";
        }
    }

    /** A length of four octets, and that many ASCII octets. */
    static byte[] piece(String text) { return join(ByteBuffer.allocate(4).putInt(text.length()).array(), text.getBytes(StandardCharsets.US_ASCII)); }

    static String hex(byte[] bits) { return "00" + HexFormat.of().withUpperCase().formatHex(bits); }

    static String base64(byte[] octets) { return Base64.getEncoder().encodeToString(octets); }

    static byte[] octets(Element root, String ns, String name, int at) { return Base64.getDecoder().decode(root.getElementsByTagNameNS(ns, name).item(at).getTextContent()); }

    static String text(Element root, String name, int at) { return root.getElementsByTagNameNS(SBD, name).item(at).getTextContent(); }

    static String keyId(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    static byte[] coordinate(BigInteger number) {
        byte[] octets = new byte[32], shortest = number.toByteArray();
        int length = Math.min(32, shortest.length);
        System.arraycopy(shortest, shortest.length - length, octets, 32 - length, length);
        return octets;
    }

    static byte[] random(int length) {
        byte[] octets = new byte[length];
        new SecureRandom().nextBytes(octets);
        return octets;
    }

    static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) joined.writeBytes(part);
        return joined.toByteArray();
    }

    static Element parse(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    }
}
