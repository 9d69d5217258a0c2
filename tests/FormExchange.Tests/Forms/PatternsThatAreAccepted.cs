using FormExchange.Forms.Schema;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

public sealed class PatternsThatAreAccepted
{
    [Theory]
    [InlineData("[0-9]{24}")]
    [InlineData("[A-Z]{2}(-[A-Z0-9]{2,4}){1,3}")]
    [InlineData("[12][0-9]{4}([0-9][0-9]|2A|2B)[0-9]{8}")]
    [InlineData("(ab)*c")]
    [InlineData("([0-9]{2}[.])*[0-9]")]
    [InlineData("[^0-9]+")]
    [InlineData("a\\.b")]
    [InlineData("[a\\-z]?")]
    [InlineData("[0-9]{11}([0-9]{2})?")]
    [InlineData("[123][0-9]{4}|[0-9][0-9][0-9]")]
    [InlineData("[0-9]{2}|[A-Z]{3}")]
    [InlineData("[0-9]{4}([0-9][0-9]|2A|2B)")]
    [InlineData("[0-9]{2}(-[0-9]{2}|[0-9]{2}-)|[A-Z]{2}")]
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
    [InlineData("[0-9]{13}|[0-9]{11}")]
    [InlineData("[0-9]{1,3}|[0-9]{1,3}[.][0-9]{1,2}")]
    [InlineData("a(x|[0-9]{3}|[0-9]{5})")]
    [InlineData("(a{2}b|c)d|a{2}|(e)|a{3}")]
    [InlineData("\\.{2}|\\.{4}")]
    [InlineData("[0-9]{4}([0-9]{2}|2A)")]
    [InlineData("[123][0-9]{4}|[0-9]{9}")]
    [InlineData("x|[^0-9]{2}")]
    [InlineData("[a-c-]{2}|-")]
    public void One_that_engines_read_differently_or_that_could_run_away_is_not(string pattern) => PatternSubset.Accepts(pattern).ShouldBeFalse();
}
