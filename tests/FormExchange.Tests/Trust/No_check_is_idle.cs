using System.Reflection;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

/// <summary>
/// Each check of the verifier is left out in turn. Then either something of the corpus is wrongly believed, or the check is a second line: the approved list names the other check
/// that refuses it then and what the first one spares, and with both left out something is believed. So no check is idle and none is untested.
/// </summary>
public sealed class No_check_is_idle(MadeCorpus made)
{
    private const string Nobody = "-";
    private static readonly string Approved = Path.Combine(Repository.Root, "tests", "FormExchange.Tests", "Trust", "SecondLines.approved.txt");

    private static readonly Dictionary<string, Check> All =
        typeof(Checks).GetFields(BindingFlags.Public | BindingFlags.Static).Select(one => (Check)one.GetValue(null)!).ToDictionary(check => check.Name);

    [Fact]
    public void Without_it_a_hostile_envelope_is_believed_or_it_is_a_second_line()
    {
        var corpus = new Corpus(made);

        var idle = All.Values.Where(check => !corpus.Believes(check)).Select(check => check.Name).Order(StringComparer.Ordinal);

        idle.ShouldBe(SecondLines().Select(line => line.Check).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_a_second_line_and_the_first_one_a_hostile_envelope_is_believed()
    {
        var corpus = new Corpus(made);

        var untested = SecondLines().Where(line => line.Other != Nobody && !corpus.Believes(All[line.Check], All[line.Other])).Select(line => line.Check);

        untested.ShouldBeEmpty();
        SecondLines().Count(line => line.Other == Nobody).ShouldBeLessThan(6);
        SecondLines().ShouldAllBe(line => line.Spares.Length > 20);
    }

    private static IReadOnlyList<(string Check, string Other, string Spares)> SecondLines() =>
    [
        .. File.ReadAllLines(Approved).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | ", 3)).Select(parts => (parts[0], parts[1], parts[2])),
    ];

    private sealed class Corpus(MadeCorpus made)
    {
        private readonly ILookup<string, byte[]> byCode = made.All.ToLookup(one => one.Hostile.Code, one => one.Bytes);

        public bool Believes(params Check[] leftOut) => byCode[leftOut[0].Code.Code].Any(bytes => IsBelieved(bytes, leftOut));

        private bool IsBelieved(byte[] bytes, Check[] leftOut)
        {
            var verifier = new EnvelopeVerifier(TrustFolder.Schemas, made.Directory) { Policy = VerificationPolicy.Without(leftOut) };
            try
            {
                return verifier.Verify(bytes, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1)).Envelope is not null;
            }
            catch (Exception unguarded) when (unguarded is not OutOfMemoryException)
            {
                // What comes after a check may rely on it: nothing is believed by an exception.
                return false;
            }
        }
    }
}
