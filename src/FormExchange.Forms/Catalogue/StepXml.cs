namespace FormExchange.Forms.Catalogue;

/// <summary>Reads one step of a procedure: <c>Step</c>, which sends or keeps a message, or <c>Outside</c>, which happens on paper.</summary>
internal static class StepXml
{
    public static ProcedureStep Read(StrictElement element, IReadOnlyList<ProcedureParty> parties)
    {
        var outside = element.Name == "Outside";
        var from = Party(element, "from", parties, outside);
        var step = new ProcedureStep(element.Number("number"), from, element.Flag("kept") ? from : Party(element, "to", parties, outside), outside ? [] : Words(element, "message"))
        {
            Answers = outside ? [] : [.. (element.Optional("answers") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Opens = !outside && element.Flag("opens"),
            Closes = !outside && element.Flag("closes"),
            When = outside ? null : element.Optional("when"),
            Deadline = element.OptionalChild("Deadline") is { } deadline ? Deadline(deadline) : null,
            Text = Text(element, outside),
            Source = element.Optional("source"),
            Decision = element.Optional("decision"),
        };
        element.Done();
        return step;
    }

    /// <summary>What happens outside has to be told; a message speaks for itself.</summary>
    private static LocalizedText? Text(StrictElement element, bool required)
    {
        var texts = element.Children("Text");
        return texts.Count == 0 && !required ? null : element.Texts(texts);
    }

    private static string Party(StrictElement element, string attribute, IReadOnlyList<ProcedureParty> parties, bool outside)
    {
        var id = element.Required(attribute);
        if (id.Length > 0 && parties.FirstOrDefault(party => party.Id == id) is var party && (party is null || (party.Role is null && !outside)))
        {
            element.Problem(CatalogueCodes.AttributeValue, element.Name, attribute);
        }

        return id;
    }

    private static StepDeadline Deadline(StrictElement element)
    {
        if (element.Required("after").Length > 0 && element.Optional("source") is null && element.Optional("article") is null && element.Optional("decision") is null)
        {
            element.Problem(TravelCodes.DeadlineSource);
        }

        var read = new StepDeadline(element.Span("after") ?? default, element.RequiredTexts())
        {
            Rule = element.Optional("rule"),
            Message = element.Optional("message"),
            Path = element.Optional("path"),
            Article = element.Optional("article"),
            Source = element.Optional("source"),
            Decision = element.Optional("decision"),
        };
        if ((read.Message is null) != (read.Path is null))
        {
            element.Problem(CatalogueCodes.AttributeMissing, element.Name, read.Message is null ? "message" : "path");
        }

        element.Done();
        return read;
    }

    private static string[] Words(StrictElement element, string attribute) => element.Required(attribute).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
