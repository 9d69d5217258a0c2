using FormExchange.Forms.Schema;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

public sealed class PatternsThatAreAccepted
{
    [Theory]
    [InlineData("[0-9]{24}")]
    [InlineData("[A-Z]{2}(-[A-Z0-9]{2,4}){1,3}")]
    [InlineData("[12][0-9]{4}([0-9]{2}|2A|2B)[0-9]{8}")]
    [InlineData("(ab)*c")]
    [InlineData("([0-9]{2}[.])*[0-9]")]
    [InlineData("[^0-9]+")]
    [InlineData("a\\.b")]
    [InlineData("[a\\-z]?")]
    public void A_plain_pattern_is_accepted(string pattern) => PatternSubset.Accepts(pattern).ShouldBeTrue();

    [Theory]
    [InlineData("\\d+")]
    [InlineData("^a$")]
    [InlineData("a.b")]
    [InlineData("[\\d]")]
    [InlineData("[a-z-[x]]")]
    [InlineData("a+?")]
    [InlineData("(a+)+")]
    [InlineData("(a*b*)*")]
    [InlineData("((a{1,9}){1,9}){1,9}")]
    [InlineData("([0-9]{1,30}){1,30}x")]
    [InlineData("(a|b+){2,}")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("a\\")]
    [InlineData("\\p{L}")]
    public void One_that_engines_read_differently_or_that_could_run_away_is_not(string pattern) => PatternSubset.Accepts(pattern).ShouldBeFalse();
}
