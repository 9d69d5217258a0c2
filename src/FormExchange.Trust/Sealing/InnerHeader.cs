using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Who a signed envelope says it is from and for, and its id, read off its first elements. Nothing is verified here: a seal must agree with it, no more.</summary>
internal static class InnerHeader
{
    /// <summary>What keeps a seal with that header from being one of these bytes; null where they agree.</summary>
    public static Check? Contradicts(ReadOnlyMemory<byte> signed, SealHeader outer, VerificationPolicy policy)
    {
        if (Read(signed, outer.KeyId, policy) is not { } inner)
        {
            return policy.Finds(SealChecks.Inside, true);
        }

        return policy.Finds(SealChecks.Sender, inner.Sender != outer.Sender)
            ?? policy.Finds(SealChecks.Receiver, inner.Receiver != outer.Receiver)
            ?? policy.Finds(SealChecks.EnvelopeId, inner.EnvelopeId != outer.EnvelopeId);
    }

    /// <summary>The header that a seal for that key must have; null for bytes that do not begin as a signed envelope does. Reads no further than it needs.</summary>
    public static SealHeader? Read(ReadOnlyMemory<byte> signed, string keyId, VerificationPolicy policy)
    {
        try
        {
            using var xml = SafeXml.CreateReader(signed);
            return Read(StrictReader.Start(xml, blanks: true, policy), keyId);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static SealHeader? Read(StrictReader reader, string keyId)
    {
        reader.Enter(Names.Header, "StandardBusinessDocument");
        reader.Enter(Names.Header, "StandardBusinessDocumentHeader");
        reader.Fixed(Names.Header, "HeaderVersion", Names.HeaderVersion, SealChecks.Words);
        var sender = SealGrammar.ReadPartner(reader, "Sender");
        var receiver = SealGrammar.ReadPartner(reader, "Receiver");
        reader.Enter(Names.Header, "DocumentIdentification");
        reader.Fixed(Names.Header, "Standard", Names.Standard, SealChecks.Words);
        reader.Text(Names.Header, "TypeVersion");
        var id = reader.Text(Names.Header, "InstanceIdentifier");

        // A seal within a seal would be opened by whoever opens what he is given, layer by layer, for as long as the sender likes.
        reader.Require(SealChecks.SealInside, reader.Text(Names.Header, "Type") != SealNames.Type);
        var header = new SealHeader(id, sender, receiver, keyId);
        reader.Require(SealChecks.Alphabets, header.IsWellFormed);
        return reader.Failed ? null : header;
    }
}
