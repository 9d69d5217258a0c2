using FormExchange.Exchanges.Lifecycle;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>Which event may happen in which status and where it leads: the table that people read as a picture.</summary>
public sealed class Lifecycle_tests
{
    /// <summary>Statuses that no transition leads to yet: capabilities to come use them.</summary>
    private static readonly ExchangeStatus[] ToCome = [ExchangeStatus.Closed, ExchangeStatus.Expired, ExchangeStatus.Withdrawn];

    /// <summary>Events that are told in the journal and move no exchange.</summary>
    private static readonly ExchangeEvent[] JournalOnly =
        [ExchangeEvent.Submitted, ExchangeEvent.Arrived, ExchangeEvent.ArrivedAgain, ExchangeEvent.AttachmentMismatch, ExchangeEvent.ReceiptSent, ExchangeEvent.SealedAnew];

    private static readonly IReadOnlyList<(Direction Direction, ExchangeStatus From, ExchangeEvent Event, ExchangeStatus To)> Rows =
        [.. ExchangeLifecycle.Rows()];

    [Fact]
    public void The_diagram_is_the_approved_one()
    {
        var lines = new List<string>
        {
            "%% Made from ExchangeLifecycle. What is not here cannot happen.",
            $"%% Statuses of capabilities to come: {string.Join(", ", ToCome)}.",
            $"%% Events that only the journal tells: {string.Join(", ", JournalOnly)}.",
        };
        foreach (var direction in Enum.GetValues<Direction>())
        {
            lines.AddRange(["", $"%% {direction}", "stateDiagram-v2"]);
            lines.AddRange(Rows.Where(r => r.Direction == direction).GroupBy(r => (r.From, r.To))
                .Select(arrow => $"    {arrow.Key.From} --> {arrow.Key.To}: {string.Join(", ", arrow.Select(r => r.Event))}"));
        }

        Approved.Match(string.Join('\n', lines), "Lifecycle");
    }

    [Fact]
    public void Every_status_stands_in_the_table_or_in_the_list_of_those_to_come() =>
        Rows.SelectMany(r => new[] { r.From, r.To }).Distinct().Concat(ToCome).Order().ShouldBe(Enum.GetValues<ExchangeStatus>());

    [Fact]
    public void Every_event_stands_in_the_table_or_in_the_list_of_those_that_only_the_journal_tells() =>
        Rows.Select(r => r.Event).Distinct().Concat(JournalOnly).Order().ShouldBe(Enum.GetValues<ExchangeEvent>());

    [Fact]
    public void Each_status_is_reached_from_the_first_one_of_its_direction()
    {
        foreach (var (direction, first) in new[] { (Direction.Outgoing, ExchangeStatus.Submitted), (Direction.Incoming, ExchangeStatus.Arrived) })
        {
            var reached = new HashSet<ExchangeStatus> { first };
            while (Rows.Where(r => r.Direction == direction && reached.Contains(r.From)).Any(r => reached.Add(r.To)))
            {
            }

            Rows.Where(r => r.Direction == direction).ShouldAllBe(r => reached.Contains(r.From));
        }
    }

    [Fact]
    public void Apply_follows_the_table_and_changes_nothing_on_an_impossible_event()
    {
        var asked =
            from direction in Enum.GetValues<Direction>()
            from status in Enum.GetValues<ExchangeStatus>()
            from happened in Enum.GetValues<ExchangeEvent>()
            select (direction, status, happened);

        foreach (var (direction, status, happened) in asked)
        {
            var before = Some.Exchange("MA:A", "1") with { Direction = direction, Status = status, Version = 7 };
            var copy = before with { };
            var at = before.CreatedAt.AddMinutes(1);

            var step = before.Apply(happened, at, "CODE-1");

            before.ShouldBe(copy);
            var possible = Rows.Where(r => r.Direction == direction && r.From == status && r.Event == happened).ToList();
            possible.Count.ShouldBeInRange(0, 1);
            step.ShouldBe(possible.Count == 0
                ? null
                : new Step(
                    before with { Status = possible[0].To, Verdict = VerdictOf(happened), ChangedAt = at, Version = 8 },
                    JournalEntry.For("MA:A", "1", happened, at, "CODE-1")));
        }
    }

    [Fact]
    public void A_verdict_stays_when_an_answer_comes() =>
        (Some.Exchange("MA:A", "1") with { Status = ExchangeStatus.Delivered, Verdict = Verdict.Accepted })
            .Apply(ExchangeEvent.AnswerReceived, Certificates.Morning)!.Exchange.Verdict.ShouldBe(Verdict.Accepted);

    private static Verdict? VerdictOf(ExchangeEvent happened) => happened switch
    {
        ExchangeEvent.Accepted or ExchangeEvent.ReceiptAccepted => Verdict.Accepted,
        ExchangeEvent.Refused or ExchangeEvent.ReceiptRefused => Verdict.Refused,
        _ => null,
    };
}
