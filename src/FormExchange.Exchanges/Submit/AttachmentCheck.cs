using FormExchange.Forms;

namespace FormExchange.Exchanges.Submit;

/// <summary>Holds the files that were given against those that the document names: all of them, no other, and exactly these bytes.</summary>
public static class AttachmentCheck
{
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
        return findings.Count == 0 ? null : new Refusal(findings[0].Code, findings[0].Text) { Findings = findings };
    }
}
