namespace FormExchange.Forms.Catalogue;

/// <summary>Gathers every reason against a schemas folder while it is read.</summary>
internal sealed class ProblemList
{
    private readonly List<CatalogueProblem> problems = [];

    public IReadOnlyList<CatalogueProblem> All => problems;

    public int Count => problems.Count;

    public void Add(CodedText what, string file, int? line, params object[] values)
    {
        var problem = new CatalogueProblem(what.Code, file, line, what.Text(values));
        if (!problems.Contains(problem))
        {
            problems.Add(problem);
        }
    }
}
