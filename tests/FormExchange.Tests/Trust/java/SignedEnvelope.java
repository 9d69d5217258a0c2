import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.*;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signs and validates FormExchange envelopes with nothing but the JDK (17 or later): PROFILE.md, section 3.
 *
 *   java SignedEnvelope.java sign KEY.pem CERTIFICATE.pem 2026-11-24T12:00:00Z UNSIGNED.xml SIGNED.xml [UNSIGNED.xml SIGNED.xml ...]
 *   java SignedEnvelope.java validate CERTIFICATE.pem SIGNED.xml [SIGNED.xml ...]
 *
 * Validation says whether digests and value hold under that certificate's key. That is less than PROFILE.md, section 5, asks of a receiver.
 */
public final class SignedEnvelope {
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    private static final XMLSignatureFactory FACTORY;

    static {
        // Base64 on one line (PROFILE.md 3.3). The JDK reads this once, so it comes before everything else.
        System.setProperty("com.sun.org.apache.xml.internal.security.ignoreLineBreaks", "true");
        FACTORY = XMLSignatureFactory.getInstance("DOM");
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("sign")) {
            X509Certificate certificate = certificate(arguments[2]);
            PrivateKey key = key(arguments[1], certificate.getPublicKey().getAlgorithm());
            for (int at = 4; at < arguments.length; at += 2) {
                Document envelope = read(arguments[at]);
                sign(envelope, key, certificate, arguments[3]);
                write(envelope, arguments[at + 1]);
            }
        } else {
            X509Certificate certificate = certificate(arguments[1]);
            for (int at = 2; at < arguments.length; at++) {
                System.out.println((isValid(read(arguments[at]), certificate) ? "valid " : "invalid ") + new File(arguments[at]).getName());
            }
        }
    }

    static void sign(Document envelope, PrivateKey key, X509Certificate certificate, String signingTime) throws Exception {
        Element properties = signedProperties(envelope, certificate, signingTime);
        DigestMethod sha256 = FACTORY.newDigestMethod(DigestMethod.SHA256, null);
        Transform enveloped = FACTORY.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null);
        Transform exclusive = FACTORY.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null);
        Reference whole = FACTORY.newReference("", sha256, List.of(enveloped, exclusive), null, "envelope-reference");
        Reference own = FACTORY.newReference("#signed-properties", sha256, List.of(exclusive), "http://uri.etsi.org/01903#SignedProperties", null);
        SignedInfo info = FACTORY.newSignedInfo(
            FACTORY.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
            FACTORY.newSignatureMethod(key.getAlgorithm().equals("EC") ? ECDSA : RSA, null), List.of(whole, own));
        KeyInfoFactory keys = FACTORY.getKeyInfoFactory();
        KeyInfo keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate))));
        XMLObject object = FACTORY.newXMLObject(List.of(new DOMStructure(properties.getParentNode())), null, null, null);

        DOMSignContext context = new DOMSignContext(key, last(envelope.getDocumentElement()));
        context.setDefaultNamespacePrefix("ds");
        context.setIdAttributeNS(properties, null, "Id");
        FACTORY.newXMLSignature(info, keyInfo, List.of(object), "signature", null).sign(context);
    }

    static boolean isValid(Document envelope, X509Certificate certificate) {
        try {
            // The signature by its place, never by a search; and the one element that an id may lead to.
            Element signature = last(last(envelope.getDocumentElement()));
            Element properties = first(first(last(signature)));
            DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(certificate.getPublicKey()), signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            context.setIdAttributeNS(properties, null, "Id");
            return FACTORY.unmarshalXMLSignature(context).validate(context);
        } catch (Exception refused) {
            System.err.println(refused);
            return false;
        }
    }

    private static Element signedProperties(Document document, X509Certificate certificate, String signingTime) throws Exception {
        Element qualifying = document.createElementNS(XADES, "xades:QualifyingProperties");
        qualifying.setAttributeNS(XMLNS, "xmlns:xades", XADES);
        qualifying.setAttribute("Target", "#signature");
        Element signed = xades(qualifying, "SignedProperties");
        signed.setAttribute("Id", "signed-properties");

        Element ofSignature = xades(signed, "SignedSignatureProperties");
        xades(ofSignature, "SigningTime").setTextContent(signingTime);
        Element digest = xades(xades(xades(ofSignature, "SigningCertificateV2"), "Cert"), "CertDigest");
        add(digest, XMLSignature.XMLNS, "ds:DigestMethod").setAttribute("Algorithm", DigestMethod.SHA256);
        byte[] octets = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        add(digest, XMLSignature.XMLNS, "ds:DigestValue").setTextContent(Base64.getEncoder().encodeToString(octets));

        Element format = xades(xades(signed, "SignedDataObjectProperties"), "DataObjectFormat");
        format.setAttribute("ObjectReference", "#envelope-reference");
        xades(format, "MimeType").setTextContent("application/xml");
        return signed;
    }

    private static Element xades(Element parent, String name) {
        return add(parent, XADES, "xades:" + name);
    }

    private static Element add(Element parent, String namespace, String name) {
        return (Element) parent.appendChild(parent.getOwnerDocument().createElementNS(namespace, name));
    }

    private static Element first(Element parent) {
        Node node = parent.getFirstChild();
        while (!(node instanceof Element)) {
            node = node.getNextSibling();
        }
        return (Element) node;
    }

    private static Element last(Element parent) {
        Node node = parent.getLastChild();
        while (!(node instanceof Element)) {
            node = node.getPreviousSibling();
        }
        return (Element) node;
    }

    private static Document read(String file) throws Exception {
        DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
        builders.setNamespaceAware(true);
        builders.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return builders.newDocumentBuilder().parse(new File(file));
    }

    private static void write(Document document, String file) throws Exception {
        // As it is: an indented or re-encoded envelope is another one.
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        transformer.transform(new DOMSource(document), new StreamResult(new File(file)));
    }

    private static X509Certificate certificate(String file) throws Exception {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static PrivateKey key(String file, String algorithm) throws Exception {
        String pem = Files.readString(Path.of(file), StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}
