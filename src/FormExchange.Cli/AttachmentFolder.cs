using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>
/// Which files go with a document. Of <c>attachments/</c> beside it, those that it names: other documents may stand in the same folder; what is
/// left out is said. Of a folder that somebody names, all: one that the document does not name is refused, as it would be by the API.
/// </summary>
internal static class AttachmentFolder
{
    /// <param name="document">Null where the document cannot be read: the host will say why, before it looks at files.</param>
    public static IReadOnlyList<(string AttachmentId, string Path)> Choose(string file, string? given, FormDocument? document, CliOutput output)
    {
        var folder = given ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "attachments");
        if (!Directory.Exists(folder))
        {
            return given is null ? [] : throw new UnreadableFileException(folder);
        }

        // Hidden files are the desktop's own.
        var all = Directory.GetFiles(folder).Where(f => Path.GetFileName(f)[0] != '.').Order(StringComparer.Ordinal)
            .Select(f => (AttachmentId: Path.GetFileNameWithoutExtension(f), Path: f)).ToList();
        if (given is not null)
        {
            return all;
        }

        var named = all.ToLookup(f => document?.Attachments.Any(a => a.AttachmentId == f.AttachmentId) ?? false);
        if (document is { Attachments.Count: > 0 } && named[false].Any())
        {
            CliOutput.Note(output.Sentence(CliCodes.LeftOut.Refusal(string.Join(", ", named[false].Select(f => Path.GetFileName(f.Path))))));
        }

        return [.. named[true]];
    }
}
