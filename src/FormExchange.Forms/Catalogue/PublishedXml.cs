namespace FormExchange.Forms.Catalogue;

/// <summary>
/// Holds published.xml against the forms: a version that somebody has filled, signed and stored a receipt for must stay what it was, to the
/// letter. A change is a new version.
/// </summary>
internal static class PublishedXml
{
    public const string FileName = "published.xml";

    public static IReadOnlyList<PublishedForm> Read(CatalogueFolder folder, IReadOnlyList<FormDefinition> forms)
    {
        if (!folder.Exists(FileName) || folder.Root(FileName, "Published") is not { } root)
        {
            return [];
        }

        var read = new List<PublishedForm>();
        foreach (var element in root.Children("Form"))
        {
            var published = new PublishedForm(element.Required("code"), element.Required("version"), element.Required("digest"));
            element.Done();
            if (read.Exists(other => other.Code == published.Code && other.Version == published.Version))
            {
                element.Problem(CatalogueCodes.Duplicate, $"{published.Code} {published.Version}");
            }

            read.Add(published);
            Hold(published, element, forms);
        }

        root.Done();
        return read;
    }

    /// <summary>A form that does not load has its own problems; it is not called changed as well.</summary>
    private static void Hold(PublishedForm published, StrictElement element, IReadOnlyList<FormDefinition> forms)
    {
        var form = forms.FirstOrDefault(one => one.Code == published.Code && one.Version == published.Version);
        if (form is null && forms.Any(one => one.Code == published.Code))
        {
            element.Problem(CatalogueCodes.PublishedGone, published.Code, published.Version);
        }
        else if (form is not null && form.FilesDigest != published.Digest)
        {
            element.Problem(CatalogueCodes.PublishedChanged, published.Code, published.Version);
        }
    }
}
