using System.Text;
using static FormExchange.Tests.Trust.HostileCase;

namespace FormExchange.Tests.Trust;

/// <summary>Bytes that no parser should see, and envelopes whose own structure is wrong though their signature holds.</summary>
internal static class HostileEnvelopes
{
    public static IEnumerable<HostileCase> Bytes =>
    [
        new("no bytes", "XML-NOT-WELL-FORMED", _ => []),
        new("zeros", "XML-ENCODING", _ => new byte[64]),
        new("cut off in the middle", "XML-NOT-WELL-FORMED", bench => Forgery.Utf8(bench.Text[..(bench.Text.Length / 2)])),
        new("UTF-16", "XML-ENCODING", bench => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(bench.Text)]),
        Changed("a declaration of another encoding", "XML-ENCODING", text => "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text),
        new("a byte that is no UTF-8", "XML-ENCODING", bench => WithByte(bench.Text, 0xFF)),
        Changed("a processing instruction", "XML-PI", text => text.Change("<Empty>", "<?go on?><Empty>")),
        Changed("a second root", "XML-NOT-WELL-FORMED", text => text + "<a/>"),
        Changed("text after the end", "XML-NOT-WELL-FORMED", text => text + "x"),
        Insider("sixty levels", "XML-DEPTH", text => text.Change("<Empty>", "<Empty>" + string.Concat(Enumerable.Repeat("<a>", 60)) + string.Concat(Enumerable.Repeat("</a>", 60)))),
        Insider("seventy attributes", "XML-ATTRIBUTES", text => text.Change("<Empty>", "<Empty " + string.Join(' ', Enumerable.Range(0, 70).Select(number => $"a{number}=\"\"")) + ">")),
        Insider("schema location, signed", "XML-XSI", text => text.Change("<Empty>", "<Empty xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\">")),
        Insider("twelve million characters, signed", "XML-TOO-LARGE", text => text.Change("<Empty>", "<Empty>" + new string('a', 12_000_000))),
        Insider("small, but its canonical form is not, signed", "XML-TOO-LARGE", text => text.Change("<Empty>", "<Empty><![CDATA[" + new string('>', 3_000_000) + "]]>")),
        Changed("three thousand levels", "XML-DEPTH", text => text.Change("<Empty>", "<Empty>" + string.Concat(Enumerable.Repeat("<a>", 3000)) + string.Concat(Enumerable.Repeat("</a>", 3000)))),
        Changed("twenty thousand attributes", "XML-ATTRIBUTES", text => text.Change("<Empty>", "<Empty " + string.Join(' ', Enumerable.Range(0, 20_000).Select(number => $"a{number}=\"\"")) + ">")),
        Changed("twelve million characters", "XML-TOO-LARGE", text => text.Change("<Empty>", "<Empty>" + new string(' ', 12_000_000))),
        Changed("small, but its canonical form is not", "XML-TOO-LARGE", text => text.Change("<Empty>", "<Empty>" + new string('>', 3_000_000))),
        Insider("a namespace of three hundred letters", "ENV-NAMESPACE", text => text.Change("<Empty>", $"<Empty xmlns=\"urn:{new string('a', 300)}\">")),
        Changed("schema location", "XML-XSI", text => text.Change("<Empty>", "<Empty xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\">")),
    ];

    public static IEnumerable<HostileCase> Structures =>
    [
        Insider("id on the document", "XML-ID", text => text.Change("<Empty>", "<Empty id=\"signature\">")),
        Insider("Id on the document", "XML-ID", text => text.Change("<Empty>", "<Empty Id=\"signed-properties\">")),
        Insider("xml:id on the document", "XML-ID", text => text.Change("<Empty>", "<Empty xml:id=\"signature\">")),
        Insider("id of a foreign namespace", "XML-ID", text => text.Change("<Empty>", "<Empty xmlns:w=\"urn:w\" w:iD=\"signature\">")),
        Insider("namespace with an ampersand", "ENV-NAMESPACE", text => text.Change("<Empty>", "<Empty xmlns=\"urn:a&amp;b\">")),
        Insider("relative namespace", "ENV-NAMESPACE", text => text.Change("<Empty>", "<Empty xmlns=\"../other\">")),
        Insider("two documents", "ENV-STRUCTURE", text => text.Change("<fx:Attachments>", "<Claim xmlns=\"urn:formexchange:example:Claim:1\"/><fx:Attachments>")),
        Insider("no document", "ENV-STRUCTURE", text => text.Change(text.Part("<Claim ", "</Claim>"), "")),
        Insider("a document without namespace", "ENV-STRUCTURE", text => text.Change("<Claim xmlns=\"urn:formexchange:example:Claim:1\">", "<Claim>")),
        Insider("no list of attachments", "ENV-STRUCTURE", text => text.Change(text.Part("<fx:Attachments>", "</fx:Attachments>"), "")),
        Insider("text beside the document", "ENV-STRUCTURE", text => text.Change("<fx:Attachments>", "text<fx:Attachments>")),
        Insider("another root", "ENV-STRUCTURE", text => text.Replace("sbd:StandardBusinessDocument>", "sbd:Other>", StringComparison.Ordinal).Replace("<sbd:StandardBusinessDocument ", "<sbd:Other ", StringComparison.Ordinal)),
        Insider("the whole wrapped in a new root", "ENV-STRUCTURE", text => $"<Wrapper>{text}</Wrapper>"),
        Insider("wrapper of another version", "ENV-STRUCTURE", text => text.Replace("urn:formexchange:envelope:1", "urn:formexchange:envelope:2", StringComparison.Ordinal)),
        Insider("something beside the wrapper", "ENV-STRUCTURE", text => text.Change("<fx:FormExchange ", "<Other/><fx:FormExchange ")),
    ];

    public static IEnumerable<HostileCase> Headers =>
    [
        Insider("addressed to another institution", "ENV-RECEIVER", text => text.Change(">LU:0030<", ">LU:0031<")),
        Insider("a document that calls itself a receipt", "ENV-TYPE", text => text.Change("<sbd:Type>Claim<", "<sbd:Type>Receipt<")),
        Insider("a receipt that calls itself a document", "ENV-TYPE", text => text.Replace("<Claim ", "<Receipt ", StringComparison.Ordinal).Change("</Claim>", "</Receipt>").Change("urn:formexchange:example:Claim:1", "urn:formexchange:receipt:1")),
        Insider("a receipt of another version", "ENV-TYPE", text => text.Replace("<Claim ", "<Receipt ", StringComparison.Ordinal).Change("</Claim>", "</Receipt>").Change("urn:formexchange:example:Claim:1", "urn:formexchange:receipt:1")
            .Change("<sbd:Type>Claim<", "<sbd:Type>Receipt<").Change("<sbd:TypeVersion>1<", "<sbd:TypeVersion>2<")),
        Insider("header without sender", "CERT-SENDER", text => text.Change(text.Part("<sbd:Sender>", "</sbd:Sender>"), "")),
        Insider("two senders", "ENV-SCHEMA", text => text.Change("<sbd:Receiver>", text.Part("<sbd:Sender>", "</sbd:Sender>") + "<sbd:Receiver>")),
        Insider("envelope id in upper case", "ENV-SCHEMA", text => text.Change(Samples.EnvelopeId, Samples.EnvelopeId.ToUpperInvariant())),
        Insider("time without zone", "ENV-SCHEMA", text => text.Change("11:59:58.123Z", "11:59:58.123")),
        Insider("impossible time", "ENV-SCHEMA", text => text.Change("2026-11-24T11:59:58.123Z", "2026-02-30T11:59:58.123Z")),
        Insider("another standard", "ENV-SCHEMA", text => text.Change("urn:formexchange:ma:fr-lu:2026", "urn:other")),
        Insider("a manifest in the header", "ENV-SCHEMA", text => text.Change("<sbd:BusinessScope>", "<sbd:Manifest/><sbd:BusinessScope>")),
        Insider("no case", "ENV-SCOPE", text => text.Change(text.Part("<sbd:Scope><sbd:Type>CaseContext", "</sbd:Scope>"), "")),
        Insider("the case twice", "ENV-SCOPE", text => text.Change("<sbd:Scope><sbd:Type>Procedure", text.Part("<sbd:Scope><sbd:Type>CaseContext", "</sbd:Scope>") + "<sbd:Scope><sbd:Type>Procedure")),
        Insider("scopes in another order", "ENV-SCOPE", text => text.Change("<sbd:Type>Procedure<", "<sbd:Type>Replaces<")),
        Insider("an answer outside the case", "ENV-SCOPE", text => text.Change("PR-01</sbd:InstanceIdentifier>", $"PR-01</sbd:InstanceIdentifier><sbd:CorrelationInformation><sbd:RequestingDocumentInstanceIdentifier>{Samples.EnvelopeId}</sbd:RequestingDocumentInstanceIdentifier></sbd:CorrelationInformation>")),
        Insider("one attachment twice", "ENV-ATTACHMENTS", text => text.Change(">A-2<", ">A-1<")),
        Insider("attachments not in order", "ENV-ATTACHMENTS", text => text.Change("<fx:Index>2<", "<fx:Index>1<")),
        Insider("attachment of negative size", "ENV-SCHEMA", text => text.Change(">1234<", ">-1<")),
        Insider("attachment without digest", "ENV-SCHEMA", text => text.Change($"<fx:DigestValue>{new string('a', 64)}</fx:DigestValue>", "")),
    ];

    private static byte[] WithByte(string text, byte value)
    {
        var bytes = Forgery.Utf8(text);
        bytes[bytes.AsSpan().IndexOf("LU28"u8)] = value;
        return bytes;
    }
}
