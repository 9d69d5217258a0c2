namespace FormExchange.Forms;

/// <summary>A version of a form that is in use and never changes again; <paramref name="Digest"/> as <see cref="FormDefinition.FilesDigest"/>.</summary>
public sealed record PublishedForm(string Code, string Version, string Digest);
