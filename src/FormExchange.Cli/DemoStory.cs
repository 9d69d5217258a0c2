using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>What the demo tells: a form that opens a procedure, and the message that answers it.</summary>
internal sealed record DemoStory(FormDefinition Claim, FormDefinition Answer)
{
    /// <summary>The first procedure, by id, that leads from a form to its answer with a full sample of both; null where there is none.</summary>
    public static DemoStory? Find(FormCatalogue catalogue) =>
        catalogue.Procedures.OrderBy(p => p.Id, StringComparer.Ordinal)
            .SelectMany(p => p.Steps.Where(s => s.Opens), (p, opening) =>
                p.Steps.Where(s => s.Closes && s.Answers.Contains(opening.Messages[0]))
                    .Select(answer => (Claim: catalogue.FindByCode(opening.Messages[0]), Answer: catalogue.FindByCode(answer.Messages[0]))).FirstOrDefault())
            .Where(pair => pair is { Claim: { } claim, Answer: { } answer } && FreshSample.Exists(claim) && FreshSample.Exists(answer))
            .Select(pair => new DemoStory(pair.Claim!, pair.Answer!)).FirstOrDefault();
}
