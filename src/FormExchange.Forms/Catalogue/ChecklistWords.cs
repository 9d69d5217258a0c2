namespace FormExchange.Forms.Catalogue;

/// <summary>Names what an entry of the checklist asks for: the one document, or the alternatives.</summary>
internal static class ChecklistWords
{
    public static LocalizedText Of(ChecklistEntry entry)
    {
        string In(string language) => string.Join(SchemaCodes.Or.In(language), entry.Documents.Select(document => document.Text.In(language)));
        return new LocalizedText(In("fr"), In("ar"), In("en"));
    }
}
