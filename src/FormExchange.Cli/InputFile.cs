using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>A file that was named on the command line could not be read.</summary>
internal sealed class UnreadableFileException(string path) : Exception
{
    public string Path { get; } = path;
}

/// <summary>Opens and reads the files that somebody named.</summary>
internal static class InputFile
{
    public static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UnreadableFileException(path);
        }
    }

    /// <summary>A document: never more of it is read than a document may have.</summary>
    public static Task<ReadOnlyMemory<byte>> ReadAsync(string path, CancellationToken cancellationToken) =>
        ReadAsync(path, XmlLimits.Document.LargestBytes, cancellationToken);

    /// <summary>One octet more than <paramref name="largest"/> at the most: whoever judges the bytes then says that they are too many.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, int largest, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = Open(path);
            return await SafeXml.ReadAsync(file, largest, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UnreadableFileException(path);
        }
    }

    /// <summary>The first line of a small text, such as a password.</summary>
    public static async Task<string> ReadLineAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(Open(path));
            return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? string.Empty;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(path);
        }
    }
}
