using System.Globalization;

namespace FormExchange.Trust;

/// <summary>Reads the list of attachments of an envelope that is valid against <c>envelope.xsd</c>. That ids are unique and indexes grow is judged here.</summary>
internal sealed class AttachmentsReading() : LeafReading(Names.Envelope)
{
    private readonly List<Dictionary<string, string>> read = [];

    public Outcome<IReadOnlyList<EnvelopeAttachment>> ToList(VerificationPolicy policy)
    {
        var attachments = new List<EnvelopeAttachment>(read.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in read)
        {
            var attachment = new EnvelopeAttachment(
                int.Parse(fields["Index"], CultureInfo.InvariantCulture),
                fields["AttachmentId"],
                fields["FileName"],
                fields["DocumentType"],
                fields["Medical"] == "true",
                fields["MimeType"],
                fields["Language"],
                long.Parse(fields["SizeBytes"], CultureInfo.InvariantCulture),
                fields["DigestValue"]);
            if (policy.Finds(Checks.AttachmentList, !ids.Add(attachment.Id) || (attachments.Count > 0 && attachments[^1].Index >= attachment.Index)) is not null)
            {
                return EnvelopeCodes.Attachments.Refusal();
            }

            attachments.Add(attachment);
        }

        return Outcome<IReadOnlyList<EnvelopeAttachment>>.Of(attachments);
    }

    protected override void Begin(IReadOnlyList<string> names)
    {
        if (names is [_, "Attachment"])
        {
            read.Add(new Dictionary<string, string>(StringComparer.Ordinal));
        }
    }

    protected override void Leaf(IReadOnlyList<string> names, string value)
    {
        if (names is [_, "Attachment", var name])
        {
            read[^1][name] = value;
        }
    }
}
