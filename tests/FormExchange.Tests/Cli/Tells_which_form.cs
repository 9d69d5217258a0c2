namespace FormExchange.Tests.Cli;

/// <summary><c>formx forms which</c>: which form somebody needs, and which documents; "not documented" where the sources name none.</summary>
public sealed class Tells_which_form
{
    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task For_every_situation(string language) =>
        Approved.Match((await FormxHere.RunAsync("forms", "which", "--lang", language)).ShouldSucceed().Output, "Which." + language);

    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task With_the_documents_of_one(string language)
    {
        var told = new List<string>();
        foreach (var status in new[] { "worker", "familyOfWorker", "pensioner", "annuitant" })
        {
            told.Add((await FormxHere.RunAsync("forms", "which", "status=" + status, "situation=residence", "--lang", language)).ShouldSucceed().Output);
        }

        Approved.Match(string.Join('\n', told), "WhichDocuments." + language);
    }

    [Fact]
    public async Task Asks_the_question_that_is_still_open()
    {
        var asked = (await FormxHere.RunAsync("forms", "which", "status=familyOfWorker", "--lang", "en")).ShouldSucceed().Output;
        asked.ShouldStartWith("In which situation?");
        asked.ShouldContain("situation=posting");
        (await FormxHere.RunAsync("forms", "which", "situation=posting", "status=familyOfWorker", "--json")).ShouldSucceed().Json().Text("decision").ShouldBe("D-53");
    }

    [Theory]
    [InlineData("status=king")]
    [InlineData("weather=fine")]
    [InlineData("worker")]
    public async Task Refuses_an_answer_that_no_question_knows(string answer) => (await FormxHere.RunAsync("forms", "which", answer)).OnlyRefusal().ShouldBe((1, "CLI-ANSWER"));
}
