using System.Collections.Concurrent;
using FormExchange.Cli;
using FormExchange.Cli.Hosting;
using FormExchange.Exchanges.Tracking;
using FormExchange.Forms;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// The people of a journey: an agent who submits claims, and an officer who answers each with a decision. Hosts that die do not put them
/// off: whatever was not answered is asked again, and a submission that turns out to have been stored is known by its refusal as a second one.
/// </summary>
internal sealed class Driver(IStage stage)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(400);
    private static readonly FormCatalogue Catalogue = FormCatalogue.Load(Repository.Schemas).Catalogue!;
    private static readonly FormDefinition Answer = DemoStory.Find(Catalogue)!.Answer;
    private readonly FormValidator _validator = new(Catalogue);
    private readonly ConcurrentBag<string> _accepted = [];
    private int _written;

    /// <summary>Envelope ids of all claims and decisions that a host said yes to.</summary>
    public IReadOnlyCollection<string> Accepted => _accepted;

    /// <summary>Submits <paramref name="planned"/>; null, or what came of it instead of what was wanted.</summary>
    public async Task<string?> SubmitAsync(PlannedClaim planned, bool answer, CancellationToken cancel)
    {
        var (id, codes) = await SubmitAsync(() => stage.Agency, planned.Claim.Document, planned.Claim.Files, null, cancel);
        if (planned.Codes is not null)
        {
            return id is null && planned.Codes.Split('|').Any(codes.Contains) ? null : $"wanted {planned.Codes}, got {string.Join(", ", codes)}";
        }

        if (id is null)
        {
            return $"refused: {string.Join(", ", codes)}";
        }

        return answer ? await AnswerAsync(id, cancel) : null;
    }

    /// <summary>Answers each of these claims; what came of it where it was not what was wanted.</summary>
    public async Task<IReadOnlyCollection<string>> AnswerAllAsync(IEnumerable<string> claims, CancellationToken cancel)
    {
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(claims, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel }, async (claim, stop) =>
        {
            if (await AnswerAsync(claim, stop) is { } failure)
            {
                failures.Add(failure);
            }
        });
        return failures;
    }

    private async Task<string?> AnswerAsync(string claim, CancellationToken cancel)
    {
        // Embedded, the agency's side is found first: its verdict is the fund's.
        if (await FallsShortAsync(() => stage.Fund, claim, e => e.Verdict == "accepted", cancel) is { } far)
        {
            return far;
        }

        var folder = stage.File("decisions", Interlocked.Increment(ref _written).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var decision = await FreshSample.WriteAsync(_validator, Answer, folder, TimeProvider.System, cancel);
        var files = decision.Attachments.Select(a => (Path.GetFileNameWithoutExtension(a), a)).ToList();
        var (id, codes) = await SubmitAsync(() => stage.Fund, await File.ReadAllBytesAsync(decision.Document, cancel), files, claim, cancel);
        return id is null ? $"the decision on {claim} was refused: {string.Join(", ", codes)}" : null;
    }

    private async Task<(string? Id, IReadOnlyList<string> Codes)> SubmitAsync(
        Func<HostClient> host, byte[] document, IReadOnlyList<(string, string)> files, string? inReplyTo, CancellationToken cancel)
    {
        var (exchange, refusal) = await InsistAsync(() => host().SubmitAsync(document, files, [], inReplyTo, cancel), cancel);
        var id = exchange?.Id ?? (refusal!.Code == "SUBMIT-TWICE" ? refusal.RelatedId : null);
        if (id is not null)
        {
            _accepted.Add(id);
        }

        return (id, refusal is null ? [] : [.. refusal.Findings.Select(f => f.Code), refusal.Code]);
    }

    /// <summary>Null when it was reached in time, else how far the exchange came.</summary>
    private static async Task<string?> FallsShortAsync(Func<HostClient> host, string id, Func<TrackedExchange, bool> reached, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        TrackedExchange? last = null;
        while (TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            var (found, _) = await InsistAsync(() => host().FindAsync(id, cancel), cancel);
            if (found is not null && reached(found))
            {
                return null;
            }

            last = found ?? last;

            await Task.Delay(BetweenLooks, TimeProvider.System, cancel);
        }

        return last is null ? $"{id} is not there" : $"{id} is {last.Status}, its verdict {last.Verdict ?? "none"}, last {last.Timeline[^1].Event} {last.Timeline[^1].Detail}";
    }

    /// <summary>
    /// A host that is dead, is starting, or has lost its store for a moment is asked again.
    /// </summary>
    private static async Task<(TrackedExchange? Exchange, Refusal? Refusal)> InsistAsync(
        Func<Task<(TrackedExchange? Exchange, Refusal? Refusal)>> ask, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                var answer = await ask();
                if (answer.Refusal?.Code is not "API-STORE-AWAY" || TimeProvider.System.GetElapsedTime(start) > Patience)
                {
                    return answer;
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException && TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                // Its host died under the call.
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, cancel);
        }
    }
}
