using FormExchange.Forms.Catalogue;

namespace FormExchange.Forms;

/// <summary>One reason why a schemas folder is refused; <paramref name="File"/> is relative to that folder.</summary>
public sealed record CatalogueProblem(string Code, string File, int? Line, LocalizedText Text);

/// <summary>A catalogue, or every reason why there is none: <see cref="Catalogue"/> is null exactly when there are problems.</summary>
public sealed record CatalogueLoad(FormCatalogue? Catalogue, IReadOnlyList<CatalogueProblem> Problems);

/// <summary>Everything that one schemas folder says, read once and immutable: forms, institutions, routes, procedures, envelope.</summary>
public sealed class FormCatalogue
{
    private readonly Dictionary<(string Namespace, string Root), FormDefinition> byRoot;
    private readonly Dictionary<(string Code, string Version), FormDefinition> byVersion;
    private readonly Dictionary<string, Institution> byId;

    internal FormCatalogue(
        IReadOnlyList<FormDefinition> forms, IReadOnlyList<Institution> institutions, IReadOnlyList<Route> routes,
        IReadOnlyList<Procedure> procedures, EnvelopeSchemas envelope)
    {
        Forms = forms;
        Institutions = institutions;
        Routes = routes;
        Procedures = procedures;
        Envelope = envelope;
        byRoot = forms.ToDictionary(form => (form.Namespace, form.RootName));
        byVersion = forms.ToDictionary(form => (form.Code, form.Version));
        byId = institutions.ToDictionary(institution => institution.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<FormDefinition> Forms { get; }

    public IReadOnlyList<Institution> Institutions { get; }

    public IReadOnlyList<Route> Routes { get; }

    public IReadOnlyList<Procedure> Procedures { get; }

    /// <summary>What each role that an institution may hold is called.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Roles { get; internal init; } = new Dictionary<string, LocalizedText>();

    /// <summary>What a role is called; its id where no name is known.</summary>
    public LocalizedText RoleName(string role) => Roles.GetValueOrDefault(role) ?? new LocalizedText(role, role, role);

    /// <summary>What no source says and the funds must confirm.</summary>
    public IReadOnlyList<OpenDecision> Decisions { get; internal init; } = [];

    /// <summary>Which form somebody needs, by his answers.</summary>
    public IReadOnlyList<Selection> Selections { get; internal init; } = [];

    public EnvelopeSchemas Envelope { get; }

    /// <summary>The versions that published.xml says are in use and must not change.</summary>
    public IReadOnlyList<PublishedForm> Published { get; internal init; } = [];

    /// <summary>Reads a whole folder and takes all of it or nothing; never throws for bad content.</summary>
    public static CatalogueLoad Load(string schemasFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(schemasFolder);
        PatternTimeout.Set();
        return CatalogueLoader.Load(schemasFolder);
    }

    /// <summary>
    /// Reads a whole folder even where its mark says that it was read before. With <paramref name="mark"/> a sound folder gets that mark (a
    /// file beside it, for which <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> is thrown where it cannot be written):
    /// whoever loads it afterwards takes it as checked as long as nothing in it changes.
    /// </summary>
    public static CatalogueLoad Check(string schemasFolder, bool mark = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(schemasFolder);
        PatternTimeout.Set();
        return CatalogueLoader.Check(schemasFolder, mark);
    }

    public FormDefinition? Find(string code, string version) => byVersion.GetValueOrDefault((code, version));

    /// <summary>The newest version of the form with this code, as people name a form who mean today's.</summary>
    public FormDefinition? FindByCode(string code) =>
        Forms.Where(f => f.Code == code).OrderByDescending(f => f.Version.Length).ThenByDescending(f => f.Version, StringComparer.Ordinal).FirstOrDefault();

    public FormDefinition? FindByRoot(string ns, string localName) => byRoot.GetValueOrDefault((ns, localName));

    public Institution? FindInstitution(string id) => byId.GetValueOrDefault(id);

    /// <summary>Who holds the role, in the country where one is asked for, and serves the place where one is asked for.</summary>
    public IEnumerable<Institution> Holders(string role, string? country = null, string? place = null) =>
        Institutions.Where(one => HoldsRole(one.Id, role, country) && (place is null || one.Serves.Any(served => PlaceNames.Same(served, place))));

    /// <summary>Whether the directory knows the institution in this role and, where one is asked for, in this country.</summary>
    public bool HoldsRole(string institution, string role, string? country = null) =>
        FindInstitution(institution) is { } found && found.HasRole(role) && (country is null || found.Country == country);
}
