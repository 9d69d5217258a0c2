namespace FormExchange.Forms.Catalogue;

/// <summary>Reads one schemas folder from end to end; everything wrong with it is gathered before it is refused. A folder with its <see cref="CheckedMark"/> is not checked again.</summary>
internal static class CatalogueLoader
{
    /// <summary>Folders that hold no forms.</summary>
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal) { "common", "envelope", "report", "procedures", "routes", "selections", "institutions" };

    public static CatalogueLoad Load(string path)
    {
        var folder = new CatalogueFolder(path, new ProblemList());
        return Load(folder, folder.Exists() && CheckedMark.Holds(folder));
    }

    /// <summary>Whatever marks it may bear; with <paramref name="mark"/> it bears one afterwards, if nothing is wrong.</summary>
    public static CatalogueLoad Check(string path, bool mark)
    {
        var folder = new CatalogueFolder(path, new ProblemList());
        var load = Load(folder, isChecked: false);
        if (mark && load.Catalogue is not null)
        {
            CheckedMark.Write(folder);
        }

        return load;
    }

    private static CatalogueLoad Load(CatalogueFolder folder, bool isChecked)
    {
        var problems = folder.Problems;
        if (!folder.Exists())
        {
            problems.Add(CatalogueCodes.FolderMissing, ".", null);
            return new CatalogueLoad(null, problems.All);
        }

        var files = FormFolders(folder).Select(place => place + "/form.xml");
        var forms = isChecked ? new FormLoader(folder).LoadWhenAsked(files) : new FormLoader(folder).Load(files);
        var institutions = folder.Files("institutions", "*.xml").SelectMany(file => InstitutionsXml.Read(folder, file)).ToList();
        var decisions = DecisionsXml.Read(folder, check: !isChecked);
        var roles = RolesXml.Read(folder, institutions);
        var routes = folder.Files("routes", "*.xml").SelectMany(file => RoutesXml.Read(folder, file)).ToList();
        var procedures = folder.Files("procedures", "*.xml").Select(file => ProceduresXml.Read(folder, file)).OfType<(Procedure Procedure, StrictElement Element)>().ToList();
        var selections = folder.Files("selections", "*.xml").Select(file => SelectionsXml.Read(folder, file)).OfType<(Selection Selection, StrictElement Element)>().ToList();
        var envelope = EnvelopeSchemas.Load(folder);
        var published = PublishedXml.Read(folder, isChecked ? [] : forms);
        if (!isChecked)
        {
            new CrossChecks(problems, forms, institutions, routes, procedures, selections).Run(KnownCodes(folder));
            new ProcedureChecks(problems, forms, [.. institutions.Select(found => found.Institution)], procedures).Run();
        }

        if (problems.Count > 0 || envelope is null)
        {
            return new CatalogueLoad(null, [.. problems.All.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
        }

        return new CatalogueLoad(
            new FormCatalogue(
                [.. forms.OrderBy(form => form.Code, StringComparer.Ordinal).ThenBy(form => form.Version, StringComparer.Ordinal)],
                [.. institutions.Select(found => found.Institution)], [.. routes.Select(found => found.Route)],
                [.. procedures.Select(found => found.Procedure)], envelope)
            {
                Roles = roles,
                Decisions = decisions,
                Published = published,
                Selections = [.. selections.Select(found => found.Selection)],
            },
            problems.All);
    }

    private static List<string> FormFolders(CatalogueFolder folder)
    {
        var found = folder.Folders("").Where(top => !Others.Contains(top)).SelectMany(folder.Folders).SelectMany(folder.Folders).ToList();
        if (found.Count == 0)
        {
            folder.Problems.Add(CatalogueCodes.NoForms, ".", null);
        }

        return found;
    }

    /// <summary>Codes of all forms that have a folder: one that does not load must not make every mention of it a problem as well.</summary>
    private static HashSet<string> KnownCodes(CatalogueFolder folder) =>
        [.. folder.Folders("").Where(top => !Others.Contains(top)).SelectMany(folder.Folders).Select(CatalogueFolder.Name)];
}
