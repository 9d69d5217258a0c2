namespace FormExchange.Forms;

/// <summary>The one check that looks at a calendar: made by the sending host at submission, never by a receiver.</summary>
public static class SubmissionCheck
{
    public static IReadOnlyList<Finding> Check(FormDocument document, DateOnly today, int largestAgeDays = 30)
    {
        ArgumentNullException.ThrowIfNull(document);
        var place = new Place(XPath: DateSignedPath(document.Form));
        if (document.DateSigned > today)
        {
            return [SubmissionCodes.Future.Finding(place)];
        }

        return today.DayNumber - document.DateSigned.DayNumber > largestAgeDays ? [SubmissionCodes.Old.Finding(place, largestAgeDays)] : [];
    }

    private static string DateSignedPath(FormDefinition form) =>
        $"/f:{form.RootName}[1]/" + string.Join('/', form.File.AsOf.Path.Split('/').Select(step => step + "[1]"));
}
