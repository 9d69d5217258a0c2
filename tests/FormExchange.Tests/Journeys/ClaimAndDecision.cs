using FormExchange.Cli;
using FormExchange.Cli.Hosting;
using FormExchange.Exchanges.Tracking;
using FormExchange.Forms;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// The demo's story told by somebody who is not put off by a host that dies: whatever was not answered is asked again, and a submission
/// that turns out to have been stored is recognised by its refusal as a second one.
/// </summary>
internal sealed class ClaimAndDecision
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly WrittenSample _claim;
    private readonly WrittenSample _decision;

    private ClaimAndDecision(WrittenSample claim, WrittenSample decision) => (_claim, _decision) = (claim, decision);

    public string? ClaimId { get; private set; }

    public string? DecisionId { get; private set; }

    public static async Task<ClaimAndDecision> WriteAsync(string folder)
    {
        var catalogue = FormCatalogue.Load(Repository.File("schemas")).Catalogue!;
        var validator = new FormValidator(catalogue);
        var story = DemoStory.Find(catalogue)!;
        return new ClaimAndDecision(
            await FreshSample.WriteAsync(validator, story.Claim, Path.Combine(folder, "claim"), TimeProvider.System, CancellationToken.None),
            await FreshSample.WriteAsync(validator, story.Answer, Path.Combine(folder, "decision"), TimeProvider.System, CancellationToken.None));
    }

    /// <summary>Goes on from wherever the story stands; throws <see cref="HttpRequestException"/> or <see cref="IOException"/> when the host dies.</summary>
    public async Task GoOnAsync(HostClient host)
    {
        ClaimId ??= await SubmitAsync(host, _claim, null);
        await FollowAsync(host, ClaimId, e => e.Verdict == "accepted");
        DecisionId ??= await SubmitAsync(host, _decision, ClaimId);
        await FollowAsync(host, DecisionId, e => e.Verdict == "accepted");
        await FollowAsync(host, ClaimId, e => e.Status == "Answered");
    }

    /// <summary>The claim with a file that is not the one it names: refused, and the staged file dropped.</summary>
    public async Task SubmitWithAWrongFileAsync(HostClient host)
    {
        var wrong = _claim.Attachments.Select(a => (Path.GetFileNameWithoutExtension(a), _claim.Document)).ToList();
        var (_, refusal) = await host.SubmitAsync(await File.ReadAllBytesAsync(_claim.Document), wrong, [], null, CancellationToken.None);
        refusal!.Code.ShouldBe("ATTACHMENT-DIGEST");
    }

    private static async Task<string> SubmitAsync(HostClient host, WrittenSample sample, string? inReplyTo)
    {
        var files = sample.Attachments.Select(a => (Path.GetFileNameWithoutExtension(a), a)).ToList();
        var (exchange, refusal) = await host.SubmitAsync(await File.ReadAllBytesAsync(sample.Document), files, [], inReplyTo, CancellationToken.None);
        return exchange?.Id ?? (refusal!.Code == "SUBMIT-TWICE" ? refusal.RelatedId! : throw new InvalidOperationException($"{refusal.Code} {string.Join(", ", refusal.Findings.Select(f => f.Code))}"));
    }

    private static async Task FollowAsync(HostClient host, string id, Func<TrackedExchange, bool> reached)
    {
        var (exchange, _) = await host.FindAsync(id, CancellationToken.None);
        var last = await host.FollowAsync(exchange!, reached, Patience, CancellationToken.None);
        reached(last).ShouldBeTrue($"{last.Form} stands at {last.Status}, {last.Verdict}: {string.Join(", ", last.Timeline.Select(t => t.Event))}");
    }
}
