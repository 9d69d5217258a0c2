using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using FormExchange.Cli;
using FormExchange.Forms;

namespace FormExchange.Tests.Journeys;

/// <summary>A document with the files that it names; ready to submit.</summary>
internal sealed record GeneratedClaim(byte[] Document, IReadOnlyList<(string AttachmentId, string Path)> Files);

/// <summary>
/// Makes as many different claims as wanted, from a seed: another person, another account, files from a byte to five megabytes. The first
/// and then every <paramref name="everyFull"/>th comes with all there can be: Arabic names, thirty periods with several employers, ten files.
/// The others bring the four files that nobody is spared, as most people do. All of it is fictitious.
/// </summary>
internal sealed class GeneratedClaims(string folder, int seed, int everyFull = GeneratedClaims.EveryEighth)
{
    public const int EveryEighth = 8;
    private const long FiveMegabytes = 5_000_000;
    private static readonly FormCatalogue Catalogue = FormCatalogue.Load(Repository.Schemas).Catalogue!;
    private static readonly FormDefinition Form = DemoStory.Find(Catalogue)!.Claim;
    private static readonly XNamespace F = Form.Namespace;
    private static readonly XNamespace C = "urn:formexchange:common:1";
    private static readonly string[] Latin = ["EXEMPLE ALAMI", "FICTIF BENNANI", "EXEMPLE TAZI", "FICTIF OUALI", "EXEMPLE IDRISSI", "FICTIF CHERKAOUI"];
    private static readonly string[] Arabic = ["مثال العلمي", "خيالي بناني", "مثال التازي", "خيالي الوالي", "مثال الإدريسي", "خيالي الشرقاوي"];
    private static readonly string[] Forenames = ["Hassan", "Khadija", "Abdelkader", "Malika", "Driss", "Naïma"];
    private static readonly string[] ArabicForenames = ["حسن", "خديجة", "عبد القادر", "مليكة", "إدريس", "نعيمة"];
    private static readonly string[] Employers = ["Aciérie Exemple S.A.", "Filature Exemple SA", "Boulangerie Fictive S.à r.l.", "Transports Exemple & Fils", "Minière Fictive"];
    private readonly Random _random = new(seed);
    private int _made;

    /// <summary>The next claim, changed by <paramref name="change"/> before it is written.</summary>
    public async Task<GeneratedClaim> NextAsync(Action<XElement>? change = null, long? largestFile = null)
    {
        var number = ++_made;
        var place = Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture));
        var kind = number % everyFull == 1 % everyFull ? "valid-full.xml" : "valid-minimal.xml";
        var sample = await FreshSample.WriteAsync(new FormValidator(Catalogue), Form, place, TimeProvider.System, CancellationToken.None, kind);
        var document = SafeXml.LoadXDocument(await File.ReadAllBytesAsync(sample.Document));
        var claim = document.Root!;
        Rename(claim, number);
        Career(claim);
        claim.Descendants(C + "AccountNumber").Single().Value = Rib();
        claim.Descendants(C + "CaseNumber").First().Value = string.Create(CultureInfo.InvariantCulture, $"OUJ-{seed}-{number}");
        await FillFilesAsync(claim, sample, largestFile ?? (number % 10 == 0 ? FiveMegabytes : 40_000));
        change?.Invoke(claim);
        var files = sample.Attachments.Select(path => (Path.GetFileNameWithoutExtension(path), path)).ToList();
        return new GeneratedClaim(Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)), files);
    }

    private void Rename(XElement claim, int number)
    {
        var who = _random.Next(Latin.Length);
        var name = $"{Latin[who]} {Roman(number)}";
        var person = claim.Element(F + "InsuredPerson")!.Element(C + "PersonIdentification")!;
        person.Element(C + "FamilyName")!.Value = name;
        person.Element(C + "Forename")!.Value = Forenames[who];
        person.Element(C + "FamilyNameArabic")?.SetValue(Arabic[who]);
        person.Element(C + "ForenameArabic")?.SetValue(ArabicForenames[who]);
        claim.Descendants(C + "AccountHolderName").Single().Value = $"{Forenames[who]} {name}";
    }

    /// <summary>Thirty years, one period each, at the employers in turn, after a model period of the sample.</summary>
    private void Career(XElement claim)
    {
        if (claim.Element(F + "InsuranceHistory") is not { } history)
        {
            return;
        }

        var jobs = history.Elements(C + "EmploymentSelfemployment").ToList();
        var model = new XElement(jobs[0]);
        jobs[0].AddBeforeSelf(Enumerable.Range(0, 30).Select(year =>
        {
            var job = new XElement(model);
            var period = job.Element(C + "CompletedPeriod")!;
            period.Element(C + "StartDate")!.Value = $"{1980 + year}-01-01";
            period.Element(C + "EndDate")!.Value = $"{1980 + year}-12-{_random.Next(28, 32)}";
            job.Element(C + "NameEmployerCompany")!.Value = Employers[year / 6];
            return job;
        }));
        jobs.ForEach(j => j.Remove());
    }

    private async Task FillFilesAsync(XElement claim, WrittenSample sample, long largest)
    {
        foreach (var path in sample.Attachments)
        {
            var bytes = new byte[_random.NextInt64(1, path == sample.Attachments[0] ? largest : 4_000)];
            _random.NextBytes(bytes);
            await File.WriteAllBytesAsync(path, bytes);
            var reference = claim.Descendants(C + "AttachmentReference").Single(r => r.Element(C + "AttachmentId")!.Value == Path.GetFileNameWithoutExtension(path));
            reference.Element(C + "SizeBytes")!.Value = bytes.Length.ToString(CultureInfo.InvariantCulture);
            reference.Element(C + "DigestValue")!.Value = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
    }

    private string Rib()
    {
        var digits = string.Concat(Enumerable.Range(0, 22).Select(_ => (char)('0' + _random.Next(10))));
        var rest = digits.Aggregate(0, (r, d) => ((r * 10) + (d - '0')) % 97);
        return digits + (97 - (rest * 100 % 97)).ToString("00", CultureInfo.InvariantCulture);
    }

    /// <summary>Letters only: a name may have no digit.</summary>
    private static string Roman(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(d => "ABCDEFGHIJ"[d - '0']));
}
