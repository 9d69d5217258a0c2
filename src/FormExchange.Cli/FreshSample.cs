using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>The files that were written: full paths.</summary>
internal sealed record WrittenSample(string Document, IReadOnlyList<string> Attachments);

/// <summary>
/// Makes a sample of a form, the full one unless another is named, a document of today: its recent dates move with the date of signature, its
/// file numbers are new, so that each can be sent. Dates of a life (birth, marriage, career) stay.
/// </summary>
internal static class FreshSample
{
    private const string CommonNamespace = "urn:formexchange:common:1";
    private const string FullSample = "valid-full.xml";
    private const int RecentDays = 100;

    public static bool Exists(FormDefinition form) => File.Exists(Path.Combine(form.Folder, "samples", FullSample));

    public static async Task<WrittenSample> WriteAsync(
        FormValidator validator, FormDefinition form, string folder, TimeProvider time, CancellationToken cancel, string name = FullSample)
    {
        var samples = Path.Combine(form.Folder, "samples");
        var sample = await InputFile.ReadAsync(Path.Combine(samples, name), cancel).ConfigureAwait(false);
        var read = validator.Validate(sample).Document ?? throw new InvalidOperationException($"The sample {name} of {form.Code} is not valid.");
        Directory.CreateDirectory(folder);
        var document = Path.GetFullPath(Path.Combine(folder, form.Code + ".xml"));
        await File.WriteAllBytesAsync(document, Renew(sample, read.DateSigned, time.GetUtcNow()), cancel).ConfigureAwait(false);
        var attachments = new List<string>();
        foreach (var attachment in read.Attachments)
        {
            var source = Directory.GetFiles(Path.Combine(samples, "attachments"), attachment.AttachmentId + ".*").Single();
            var target = Path.GetFullPath(Path.Combine(folder, "attachments", Path.GetFileName(source)));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target, overwrite: true);
            attachments.Add(target);
        }

        return new WrittenSample(document, attachments);
    }

    private static byte[] Renew(ReadOnlyMemory<byte> sample, DateOnly signed, DateTimeOffset now)
    {
        var document = SafeXml.LoadDocument(sample);
        var days = DateOnly.FromDateTime(now.UtcDateTime).DayNumber - signed.DayNumber;
        var unique = RandomNumberGenerator.GetHexString(12);
        var number = 0;
        foreach (var text in document.SelectNodes("//text()")!.OfType<XmlText>().ToList())
        {
            if (DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date.DayNumber > signed.DayNumber - RecentDays)
            {
                text.Value = date.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
            else if (text.ParentNode is { LocalName: "CaseNumber", NamespaceURI: CommonNamespace })
            {
                // 25 characters at the most; chance makes it new, the counter tells two of one document apart.
                text.Value = string.Create(CultureInfo.InvariantCulture, $"FICTIF-{unique}-{++number}");
            }
        }

        return Encoding.UTF8.GetBytes(document.OuterXml);
    }
}
