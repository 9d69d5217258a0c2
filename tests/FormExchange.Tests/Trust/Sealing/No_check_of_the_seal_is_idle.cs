using System.Reflection;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>
/// Each check of an opening is left out in turn. Then either something of the corpus opens that must not, or the check is a second line: the approved list names the other check
/// that refuses it then and what the first one spares, and with both left out something opens. So no check is idle and none is untested.
/// </summary>
public sealed class No_check_of_the_seal_is_idle
{
    private const string Nobody = "-";
    private static readonly string Approved = Path.Combine(Repository.Root, "tests", "FormExchange.Tests", "Trust", "Sealing", "SecondLines.approved.txt");

    private static readonly Check[] OfTheFile =
        [Checks.Size, Checks.Encoding, Checks.Dtd, Checks.Comment, Checks.ProcessingInstruction, Checks.SchemaInstance, Checks.Depth, Checks.Attributes];

    private static readonly Dictionary<string, Check> All = typeof(SealChecks).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(one => (Check)one.GetValue(null)!).Concat(OfTheFile).ToDictionary(check => check.Name);

    private static readonly Lazy<ILookup<string, byte[]>> Seals = new(() =>
    {
        var bench = new SealBench();
        return HostileSeals.All.Concat(HostileSealShapes.All).ToLookup(hostile => hostile.Code, hostile => Forgery.Utf8(hostile.Make(bench)));
    });

    [Fact]
    public async Task Without_it_something_hostile_opens_or_it_is_a_second_line()
    {
        var idle = new List<string>();
        foreach (var check in All.Values)
        {
            if (!await Opens(check))
            {
                idle.Add(check.Name);
            }
        }

        idle.Order(StringComparer.Ordinal).ShouldBe(SecondLines().Select(line => line.Check).Where(All.ContainsKey).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_second_line_and_the_first_one_something_hostile_opens()
    {
        var alone = SecondLines().Where(line => line.Other == Nobody).ToList();
        foreach (var (check, other, _) in SecondLines().Except(alone))
        {
            (await Opens(All[check], All[other])).ShouldBeTrue(check);
        }

        alone.Count.ShouldBeLessThan(6);
        SecondLines().ShouldAllBe(line => line.Spares.Length > 20);
    }

    private static IReadOnlyList<(string Check, string Other, string Spares)> SecondLines() =>
    [
        .. File.ReadAllLines(Approved).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | ", 3)).Select(parts => (parts[0], parts[1], parts[2])),
    ];

    private static async Task<bool> Opens(params Check[] leftOut) =>
        leftOut.Select(check => check.Code.Code).Distinct().SelectMany(code => Seals.Value[code]).Any(bytes => Opens(bytes, leftOut))
        || await AnyAttachmentOpens(leftOut);

    private static bool Opens(byte[] bytes, Check[] leftOut)
    {
        var opener = new EnvelopeOpener([TestRecipient.P256.Opens, TestRecipient.Rsa2048.Opens], [TrustFolder.Oujda]) { Policy = VerificationPolicy.Without(leftOut) };
        try
        {
            return opener.Open(bytes).Envelope is not null;
        }
        catch (Exception unguarded) when (unguarded is not OutOfMemoryException)
        {
            // What comes after a check may rely on it: nothing opens by an exception.
            return false;
        }
    }

    private static async Task<bool> AnyAttachmentOpens(Check[] leftOut)
    {
        foreach (var hostile in HostileAttachments.All.Where(_ => leftOut.Any(check => check.Code == SealCodes.Attachment)))
        {
            if ((await hostile.OpenAsync(leftOut)).Opening.Refusal is null)
            {
                return true;
            }
        }

        return false;
    }
}
