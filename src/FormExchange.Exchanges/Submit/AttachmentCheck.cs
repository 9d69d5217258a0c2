using FormExchange.Forms;

namespace FormExchange.Exchanges.Submit;

/// <summary>Holds the files that were given against those that the document names: all of them, no other, and exactly these bytes.</summary>
public static class AttachmentCheck
{
    /// <summary>The refusal of a file that cannot be the one that the document describes.</summary>
    public static Refusal Different(AttachmentReference wanted) => Of([SubmitCodes.AttachmentDigest.Finding(new Place(wanted.XPath), wanted.AttachmentId)]);

    /// <summary>The refusal of a part of a submission that is none of the document's files, or one that came before; null where it is awaited.</summary>
    public static Refusal? Unawaited(FormDocument document, IReadOnlyList<StagedAttachment> staged, string name) =>
        document.Attachments.All(a => a.AttachmentId != name) ? Of([SubmitCodes.AttachmentUnlisted.Finding(Place.Unknown, name)])
        : staged.Any(s => s.AttachmentId == name) ? Of([SubmitCodes.AttachmentTwice.Finding(Place.Unknown, name)])
        : null;

    /// <summary>The refusal with one finding per file that is missing, unlisted or different; null where all is right.</summary>
    public static Refusal? Check(FormDocument document, IReadOnlyList<StagedAttachment> staged)
    {
        var findings = new List<Finding>();
        foreach (var wanted in document.Attachments)
        {
            var place = new Place(wanted.XPath);
            var given = staged.Where(s => s.AttachmentId == wanted.AttachmentId).ToList();
            if (given.Count == 0)
            {
                findings.Add(SubmitCodes.AttachmentMissing.Finding(place, wanted.AttachmentId));
            }
            else if (given.Count > 1 || given[0].Digest != wanted.Sha256 || given[0].Length != wanted.SizeBytes)
            {
                findings.Add(SubmitCodes.AttachmentDigest.Finding(place, wanted.AttachmentId));
            }
        }

        findings.AddRange(staged
            .Where(s => document.Attachments.All(a => a.AttachmentId != s.AttachmentId))
            .Select(s => SubmitCodes.AttachmentUnlisted.Finding(Place.Unknown, s.AttachmentId)));
        return findings.Count == 0 ? null : Of(findings);
    }

    private static Refusal Of(List<Finding> findings) => new(findings[0].Code, findings[0].Text) { Findings = findings };
}
