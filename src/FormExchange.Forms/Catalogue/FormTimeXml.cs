namespace FormExchange.Forms.Catalogue;

/// <summary>Reads what form.xml says of validity, deadlines and printed copies.</summary>
internal static class FormTimeXml
{
    public static IReadOnlyList<(Validity Validity, int Line)> Validities(StrictElement form) =>
        [.. form.Children("Validity").Select(element => (Validity(element), element.Line))];

    public static IReadOnlyList<(Deadline Deadline, int Line)> Deadlines(StrictElement form)
    {
        var deadlines = new List<(Deadline, int)>();
        foreach (var element in form.Children("Deadline"))
        {
            var kind = element.OneOf(
                "kind", (DeadlineKind?)null, ("answer", DeadlineKind.Answer), ("filing", DeadlineKind.Filing), ("renewal", DeadlineKind.Renewal),
                ("extension", DeadlineKind.Extension));
            var (from, after) = (element.Required("from"), element.Span("after") ?? default);
            var read = new Deadline(kind, from, after, element.RequiredTexts())
            {
                Rule = element.Optional("rule"),
                Message = element.Optional("message"),
                By = element.Optional("by"),
                Reminders = Reminders(element),
                When = element.Optional("when"),
                Article = element.Optional("article"),
                Source = element.Optional("source"),
                Decision = element.Optional("decision"),
            };
            if (read.By is not (null or "sender" or "receiver"))
            {
                element.Problem(CatalogueCodes.AttributeValue, element.Name, "by");
            }

            element.Done();
            deadlines.Add((read, element.Line));
        }

        return deadlines;
    }

    public static IReadOnlyList<(PrintedCopy Copy, int Line)> Copies(StrictElement form)
    {
        var copies = new List<(PrintedCopy, int)>();
        foreach (var element in form.Children("PrintedCopy"))
        {
            var receiver = element.OneOf(
                "for", (CopyFor?)null, ("worker", CopyFor.Worker), ("employer", CopyFor.Employer), ("insured", CopyFor.Insured),
                ("sender", CopyFor.Sender), ("receiver", CopyFor.Receiver));
            var copy = new PrintedCopy(element.Number("count"), receiver, element.RequiredTexts())
            {
                When = element.Optional("when"),
                Source = element.Optional("source"),
                Decision = element.Optional("decision"),
            };
            element.Done();
            copies.Add((copy, element.Line));
        }

        return copies;
    }

    private static Validity Validity(StrictElement element)
    {
        var validity = new Validity(element.Optional("start"), element.Optional("end"), element.Span("duration"), element.Span("atMost"))
        {
            When = element.Optional("when"),
            Article = element.Optional("article"),
            Source = element.Optional("source"),
            Decision = element.Optional("decision"),
        };
        element.Done();
        return validity;
    }

    private static List<CalendarSpan> Reminders(StrictElement element)
    {
        var reminders = new List<CalendarSpan>();
        foreach (var word in (element.Optional("reminders") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (CalendarSpan.Parse(word) is { } span)
            {
                reminders.Add(span);
            }
            else
            {
                element.Problem(CatalogueCodes.AttributeValue, element.Name, "reminders");
            }
        }

        return reminders;
    }
}
