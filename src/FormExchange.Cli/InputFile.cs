using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>A file that was named on the command line could not be read.</summary>
internal sealed class UnreadableFileException(string path) : Exception
{
    public string Path { get; } = path;
}

/// <summary>Reads a document that somebody named, never more of it than a document may have.</summary>
internal static class InputFile
{
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await SafeXml.ReadDocumentAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UnreadableFileException(path);
        }
    }
}
