using System.Xml;

namespace FormExchange.Forms.Steps;

/// <summary>Second step: the root element says which form and version this is.</summary>
internal static class WhichForm
{
    public static bool Find(ValidationRun run)
    {
        var root = run.Root;
        if (run.Catalogue.FindByRoot(root.NamespaceURI, root.LocalName) is { } form)
        {
            run.Recognise(form);
            return true;
        }

        var place = new Place("/*[1]", (root as IXmlLineInfo)?.LineNumber);
        var others = OtherVersions(run.Catalogue, root.NamespaceURI);
        run.Findings.Add(others.Count > 0
            ? FormCodes.VersionUnknown.Finding(place, others[0].Code, string.Join(", ", others.Select(other => other.Version)))
            : FormCodes.Unknown.Finding(place));
        return false;
    }

    /// <summary>The known versions of the form that a namespace urn:formexchange:convention:code:version names.</summary>
    private static List<FormDefinition> OtherVersions(FormCatalogue catalogue, string ns)
    {
        var parts = ns.Split(':');
        return parts is ["urn", "formexchange", var convention, var code, var version]
            ? [.. catalogue.Forms.Where(form => form.Convention == convention && form.Code == code && form.Version != version)]
            : [];
    }
}
