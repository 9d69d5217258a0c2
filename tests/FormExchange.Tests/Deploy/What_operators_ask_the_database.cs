using System.Text.RegularExpressions;
using FormExchange.Exchanges.Data;
using FormExchange.Tests.Storage;

namespace FormExchange.Tests.Deploy;

/// <summary>The queries and names of states that <c>docs/operations.md</c> shows are those of the tables.</summary>
public sealed partial class What_operators_ask_the_database
{
    private static string Page => Repository.Read("docs", "operations.md");

    [Fact]
    public async Task Is_answered()
    {
        var queries = Sql().Matches(Page).Select(match => match.Groups[1].Value).ToList();
        queries.ShouldNotBeEmpty();
        await using var database = new PostgresDatabase();
        await database.OpenHostAsync("host");
        foreach (var query in queries)
        {
            await database.RunAsync(query);
        }
    }

    [Fact]
    public void Is_about_states_that_there_are()
    {
        var named = Row().Matches(Page).SelectMany(row => Word().Matches(row.Value)).Select(word => word.Groups[1].Value).ToList();

        named.ShouldContain(nameof(OutboxState.Dead));
        named.Except([.. Enum.GetNames<OutboxState>(), .. Enum.GetNames<InboxState>(), nameof(InboxEntry.RefusalCode), nameof(OutboxEntry.CreatedAt)]).ShouldBeEmpty();
    }

    [GeneratedRegex("^```sql\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline, Timeout.Infinite)]
    private static partial Regex Sql();

    /// <summary>A line of the table that speaks of tables.</summary>
    [GeneratedRegex(@"^\|.*`(outbox|inbox)`.*\|$", RegexOptions.Multiline, Timeout.Infinite)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Z][A-Za-z]+)`", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Word();
}
