namespace FormExchange.Forms.Catalogue;

/// <summary>Reads the part of form.xml that lists the supporting documents.</summary>
internal static class ChecklistXml
{
    public static Checklist Read(StrictElement list)
    {
        var entries = new List<ChecklistEntry>();
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var single in list.Children("SupportingDocument"))
        {
            if (Document(single, null, types) is { } document)
            {
                entries.Add(new ChecklistEntry([document], false, document.When, document.Rule, document.Severity, single.Line) { Source = document.Source });
            }
        }

        var choice = 0;
        foreach (var alternatives in list.Children("OneOf"))
        {
            choice++;
            entries.Add(Choice(alternatives, choice, types));
        }

        var read = new Checklist(
            new LinedPath(list.Required("path"), list.Line), list.Optional("inFrench"), list.Optional("source"), [.. entries.OrderBy(entry => entry.Line)]);
        list.Optional("decision");
        list.Done();
        return read;
    }

    private static ChecklistEntry Choice(StrictElement alternatives, int number, HashSet<string> types)
    {
        var documents = alternatives.Children("SupportingDocument")
            .Select(alternative => Document(alternative, number, types)).OfType<RequiredDocument>().ToList();
        if (documents.Count < 2)
        {
            alternatives.Problem(CatalogueCodes.ChoiceOfOne);
        }

        var entry = new ChecklistEntry(
            documents, true, alternatives.Optional("when"), alternatives.Optional("rule"), ReadSeverity(alternatives), alternatives.Line)
        {
            Source = alternatives.Optional("source"),
        };
        alternatives.Optional("decision");
        alternatives.Done();
        return entry;
    }

    private static RequiredDocument? Document(StrictElement element, int? choice, HashSet<string> types)
    {
        var type = element.Required("type");
        var with = (element.Optional("with") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var form in with.DefaultIfEmpty(""))
        {
            if (!types.Add($"{type} {form}"))
            {
                element.Problem(CatalogueCodes.Duplicate, type);
            }
        }

        // In a choice the choice itself obliges; a line of it says nothing more.
        var obligation = element.OneOf(
            "obligation", choice is null ? null : Obligation.Conditional,
            ("mandatory", Obligation.Mandatory), ("conditional", Obligation.Conditional), ("optional", Obligation.Optional));
        var when = element.Optional("when");
        if (choice is null && (obligation == Obligation.Conditional) != (when is not null))
        {
            element.Problem(CatalogueCodes.ConditionMissing, type);
        }

        var number = element.Optional("number");
        var rule = element.Optional("rule");
        var medical = element.Flag("medical");
        var (subject, each) = (element.Optional("subject"), element.Optional("each"));
        var severity = ReadSeverity(element);
        var source = element.Optional("source");
        var decision = element.Optional("decision");
        var text = element.Texts();
        element.Done();
        return text is null ? null : new RequiredDocument(type, number, obligation, text)
        {
            When = when,
            Rule = rule,
            Medical = medical,
            Subject = subject,
            Each = each,
            Severity = severity,
            Choice = choice,
            With = with,
            Source = source,
            Decision = decision,
        };
    }

    private static Severity ReadSeverity(StrictElement element) => element.OneOf<Severity>(
        "severity", Severity.Error, ("error", Severity.Error), ("warning", Severity.Warning), ("information", Severity.Information));
}
