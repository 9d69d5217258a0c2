namespace FormExchange.Trust;

/// <summary>The one shape of a sealed envelope, its cipher text taken out: exactly these elements, attributes, values and order (PROFILE.md, section 9.2).</summary>
internal static class SealGrammar
{
    /// <summary>Null for any other shape. The two texts are base64 that was not looked at; there is no point where the transport has none.</summary>
    public static (SealHeader Header, KeyTransport Transport, string Point, string EncryptedKey)? Read(StrictReader reader)
    {
        reader.Enter(Names.Header, "StandardBusinessDocument");
        var header = ReadHeader(reader);
        reader.Require(SealChecks.Alphabets, header.IsWellFormed);
        if (reader.Failed)
        {
            return null;
        }

        reader.Enter(Names.Encryption, "EncryptedData", SealChecks.MediaType, ("MimeType", SealNames.MediaType));
        reader.Empty(Names.Encryption, "EncryptionMethod", SealChecks.ContentAlgorithm, ("Algorithm", SealNames.Aes256Gcm));
        reader.Enter(Names.Signature, "KeyInfo");
        reader.Enter(Names.Encryption, "EncryptedKey");
        var transport = ReadMethod(reader);
        reader.Enter(Names.Signature, "KeyInfo");
        var point = ReadKeyInfo(reader, header, transport);
        reader.Leave();
        reader.Enter(Names.Encryption, "CipherData");
        var key = reader.Text(Names.Encryption, "CipherValue");
        reader.Leave();
        reader.Leave();
        reader.Leave();
        reader.Enter(Names.Encryption, "CipherData");
        reader.Gap(Names.Encryption, "CipherValue");
        reader.Leave();
        reader.Leave();
        reader.Leave();
        reader.End();
        return reader.Failed ? null : (header, transport, point, key);
    }

    private static SealHeader ReadHeader(StrictReader reader)
    {
        reader.Enter(Names.Header, "StandardBusinessDocumentHeader");
        reader.Fixed(Names.Header, "HeaderVersion", Names.HeaderVersion, SealChecks.Words);
        var sender = ReadPartner(reader, "Sender");
        var receiver = ReadPartner(reader, "Receiver");
        reader.Enter(Names.Header, "DocumentIdentification");
        reader.Fixed(Names.Header, "Standard", Names.Standard, SealChecks.Words);
        reader.Fixed(Names.Header, "TypeVersion", SealNames.TypeVersion, SealChecks.Words);
        var id = reader.Text(Names.Header, "InstanceIdentifier");
        reader.Fixed(Names.Header, "Type", SealNames.Type, SealChecks.Type);
        reader.Fixed(Names.Header, "CreationDateAndTime", SealNames.Time, SealChecks.Time);
        reader.Leave();
        reader.Enter(Names.Header, "BusinessScope");
        reader.Enter(Names.Header, "Scope");
        reader.Fixed(Names.Header, "Type", SealNames.KeyId, SealChecks.Words);
        var keyId = reader.Text(Names.Header, "InstanceIdentifier");
        reader.Leave();
        reader.Leave();
        reader.Leave();
        return new SealHeader(id, sender, receiver, keyId);
    }

    /// <summary>An institution, as sender or receiver of any envelope, signed or sealed.</summary>
    public static string ReadPartner(StrictReader reader, string role)
    {
        reader.Enter(Names.Header, role);
        var institution = reader.Text(Names.Header, "Identifier", SealChecks.Authority, ("Authority", Names.InstitutionAuthority));
        reader.Leave();
        return institution;
    }

    private static KeyTransport ReadMethod(StrictReader reader)
    {
        var algorithm = reader.Ahead(Names.Encryption, "EncryptionMethod", "Algorithm");
        switch (algorithm)
        {
            case SealNames.RsaOaep:
                reader.Enter(Names.Encryption, "EncryptionMethod", SealChecks.KeyAlgorithm, ("Algorithm", algorithm));
                reader.Empty(Names.Signature, "DigestMethod", SealChecks.Oaep, ("Algorithm", Names.Sha256));
                reader.Empty(SealNames.Encryption11, "MGF", SealChecks.Oaep, ("Algorithm", SealNames.Mgf1Sha256));
                reader.Leave();
                return KeyTransport.RsaOaep;

            case SealNames.RsaOaepMgf1p:
                reader.Enter(Names.Encryption, "EncryptionMethod", SealChecks.KeyAlgorithm, ("Algorithm", algorithm));
                reader.Empty(Names.Signature, "DigestMethod", SealChecks.Oaep, ("Algorithm", SealNames.Sha1));
                reader.Leave();
                return KeyTransport.RsaOaepMgf1p;

            default:
                reader.Empty(Names.Encryption, "EncryptionMethod", SealChecks.KeyAlgorithm, ("Algorithm", SealNames.KeyWrapAes256));
                return KeyTransport.EcdhEs;
        }
    }

    private static string ReadKeyInfo(StrictReader reader, SealHeader header, KeyTransport transport)
    {
        if (transport != KeyTransport.EcdhEs)
        {
            ReadCertificate(reader, header);
            return "";
        }

        var derivation = KeyDerivation.For(header);
        reader.Enter(Names.Encryption, "AgreementMethod", SealChecks.Agreement, ("Algorithm", SealNames.EcdhEs));
        reader.Enter(SealNames.Encryption11, "KeyDerivationMethod", SealChecks.Derivation, ("Algorithm", SealNames.ConcatKdf));
        reader.Enter(
            SealNames.Encryption11,
            "ConcatKDFParams",
            SealChecks.Parameters,
            ("AlgorithmID", KeyDerivation.Attribute(derivation.Algorithm)),
            ("PartyUInfo", KeyDerivation.Attribute(derivation.Sender)),
            ("PartyVInfo", KeyDerivation.Attribute(derivation.Receiver)));
        reader.Empty(Names.Signature, "DigestMethod", SealChecks.DerivationDigest, ("Algorithm", Names.Sha256));
        reader.Leave();
        reader.Leave();
        reader.Enter(Names.Encryption, "OriginatorKeyInfo");
        reader.Enter(Names.Signature, "KeyValue");
        reader.Enter(SealNames.Signature11, "ECKeyValue");
        reader.Empty(SealNames.Signature11, "NamedCurve", SealChecks.Curve, ("URI", SealNames.P256));
        var point = reader.Text(SealNames.Signature11, "PublicKey");
        reader.Leave();
        reader.Leave();
        reader.Leave();
        reader.Enter(Names.Encryption, "RecipientKeyInfo");
        ReadCertificate(reader, header);
        reader.Leave();
        reader.Leave();
        return point;
    }

    private static void ReadCertificate(StrictReader reader, SealHeader header)
    {
        reader.Enter(Names.Signature, "X509Data");
        reader.Fixed(SealNames.Signature11, "X509Digest", SealWriter.Digest(header), SealChecks.Certificate, ("Algorithm", Names.Sha256));
        reader.Leave();
    }
}
