namespace FormExchange.Trust;

/// <summary>The namespaces, algorithm identifiers and fixed words of the wire profile, version 1.</summary>
internal static class Names
{
    public const string Header = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
    public const string Envelope = "urn:formexchange:envelope:1";
    public const string Receipt = "urn:formexchange:receipt:1";
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";
    public const string Xades = "http://uri.etsi.org/01903/v1.3.2#";
    public const string XadesFamily = "http://uri.etsi.org/01903/";
    public const string Encryption = "http://www.w3.org/2001/04/xmlenc#";
    public const string Xmlns = "http://www.w3.org/2000/xmlns/";

    public const string ExclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public const string EnvelopedSignature = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    public const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public const string EcdsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    public const string SignedPropertiesType = "http://uri.etsi.org/01903#SignedProperties";

    public const string HeaderVersion = "1.0";
    public const string Standard = "urn:formexchange:ma:fr-lu:2026";
    public const string InstitutionAuthority = "urn:formexchange:institutions";

    public const string ReceiptType = "Receipt";
    public const string NegativeReceiptType = "NegativeReceipt";
    public const string ReceiptVersion = "1";

    public const string CaseContext = "CaseContext";
    public const string CaseOwner = "CaseOwner";
    public const string Procedure = "Procedure";
    public const string Edition = "Edition";
    public const string Replaces = "Replaces";
}
