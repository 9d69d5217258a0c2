namespace FormExchange.Forms.Catalogue;

/// <summary>Reads form.xml.</summary>
internal static class FormXml
{
    public static FormFile? Read(CatalogueFolder folder, string file)
    {
        if (folder.Root(file, "Form") is not { } form)
        {
            return null;
        }

        var before = folder.Problems.Count;
        var title = ReadTitle(form);
        var number = form.OptionalChild("Number");
        var asOf = form.RequiredChild("AsOf");
        var read = new FormFile(file, folder.Absolute(CatalogueFolder.Parent(file)), form.Required("code"), form.Required("version"), form.Required("convention"))
        {
            Kind = form.OneOf("kind", (FormKind?)null, ("asks", FormKind.Asks), ("attests", FormKind.Attests), ("informs", FormKind.Informs)),
            SchemaFile = form.Required("schema"),
            RulesFile = form.Optional("rules"),
            Namespace = form.Required("namespace"),
            Root = form.Required("root"),
            Number = Sourced(number)?.Value,
            Aliases = [.. form.Children("Alias").Select(alias => Sourced(alias)!.Value)],
            Title = title,
            Editions = ReadEditions(form),
            Statements = StatementsXml.Read(form),
            Sender = ReadParty(form, "Sender"),
            Receiver = ReadParty(form, "Receiver"),
            AsOf = new LinedPath(asOf?.Required("path") ?? "", asOf?.Line ?? form.Line),
            Checklist = form.OptionalChild("SupportingDocuments") is { } list ? ChecklistXml.Read(list) : null,
            CrossRules = CrossRuleXml.Read(form),
            Validities = FormTimeXml.Validities(form),
            Deadlines = FormTimeXml.Deadlines(form),
            Copies = FormTimeXml.Copies(form),
        };
        asOf?.Done();
        form.Done();
        CheckNames(folder, form, read);
        return folder.Problems.Count == before ? read : null;
    }

    /// <summary>The folder says which form it is; form.xml must say the same, and so must the namespace.</summary>
    private static void CheckNames(CatalogueFolder folder, StrictElement form, FormFile read)
    {
        var place = CatalogueFolder.Parent(read.File).Split('/');
        if (place[0] != read.Convention || place[1] != read.Code || place[2] != read.Version)
        {
            form.Problem(CatalogueCodes.FolderName, $"{read.Convention}/{read.Code}/{read.Version}");
        }

        var expected = $"urn:formexchange:{read.Convention}:{read.Code}:{read.Version}";
        if (read.Namespace != expected)
        {
            form.Problem(CatalogueCodes.FormNamespace, expected);
        }

        foreach (var name in new[] { read.SchemaFile, read.RulesFile }.OfType<string>())
        {
            if (name.Contains('/') || folder.Resolve(read.File, name) is not { } target || !folder.Exists(target))
            {
                form.Problem(CatalogueCodes.NamedFileMissing, name);
            }
        }
    }

    private static LocalizedText ReadTitle(StrictElement form)
    {
        var title = Sourced(form.RequiredChild("Title"));
        var text = title?.RequiredTexts();
        title?.Done();
        return text ?? StrictElement.Unreadable;
    }

    private static List<Edition> ReadEditions(StrictElement form)
    {
        var editions = new List<Edition>();
        foreach (var element in form.Children("Edition"))
        {
            var edition = new Edition(element.Required("code"), element.Optional("article"), element.Optional("source"), element.Optional("decision"));
            if (editions.Exists(other => other.Code == edition.Code))
            {
                element.Problem(CatalogueCodes.Duplicate, edition.Code);
            }

            editions.Add(edition);
            element.Done();
        }

        if (editions.Count == 0)
        {
            form.Problem(CatalogueCodes.ElementMissing, form.Name, "Edition");
        }

        return editions;
    }

    private static PartyPath ReadParty(StrictElement form, string name)
    {
        var party = Sourced(form.RequiredChild(name));
        var read = new PartyPath(party?.Required("role") ?? "", new LinedPath(party?.Required("path") ?? "", party?.Line ?? form.Line));
        party?.Done();
        return read;
    }

    /// <summary>Marks the two attributes that say where a fact comes from as known.</summary>
    private static StrictElement? Sourced(StrictElement? element)
    {
        element?.Optional("source");
        element?.Optional("decision");
        return element;
    }
}
