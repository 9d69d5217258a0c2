using System.Text;
using System.Xml.Linq;
using FormExchange.Forms;

namespace FormExchange.Tests.Forms;

/// <summary>Copies of valid samples, each changed in one to three places by chance with a fixed seed; gone when the test is over.</summary>
internal sealed class DamagedSamples : IDisposable
{
    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "1", "9999999999999999999", "1e3", "1,5", "0.005", "true", "TRUE", "2026-02-29", "2024-02-29", "2026-13-01", "26-01-01", "1899-12-31",
        "2200-01-01", "LU", "FR", "ZZ", "fr", "a", "A", "Été", "محمد", "a\tb", "a  b", "X:Y", "MA:CNSS-OUJ01", "1893120105732", "123456789", "12345678", "AB123456", "😀",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("damaged-");
    private readonly Random random = new(20261124);

    public DamagedSamples(string[] names, int each)
    {
        foreach (var sample in Samples.All.Where(sample => names.Contains(Path.GetFileName(sample))))
        {
            var form = Samples.FormOf(sample);
            var files = Files.TryGetValue(form, out var known) ? known : Files[form] = [];
            for (var i = 0; i < each; i++)
            {
                var file = Path.Combine(folder.FullName, $"{form.Code}-{files.Count}.xml");
                File.WriteAllBytes(file, Damage(Samples.Bytes(sample)));
                files.Add(file);
            }
        }
    }

    public Dictionary<FormDefinition, List<string>> Files { get; } = [];

    public void Dispose() => folder.Delete(recursive: true);

    private byte[] Damage(byte[] sample)
    {
        var document = SafeXml.LoadXDocument(sample);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var elements = document.Root!.Descendants().ToList();
            Change(elements[random.Next(elements.Count)]);
        }

        return Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
    }

    private void Change(XElement element)
    {
        switch (random.Next(8))
        {
            case 0:
                element.Remove();
                break;
            case 1:
                element.AddAfterSelf(new XElement(element));
                break;
            case 2:
                element.SetAttributeValue(random.Next(2) == 0 ? "number" : "other", random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case 3 when element.ElementsAfterSelf().FirstOrDefault() is { } next:
                next.Remove();
                element.AddBeforeSelf(next);
                break;
            case 4:
                element.Name = element.Name.Namespace + (element.Name.LocalName + "X");
                break;
            default:
                if (!element.HasElements)
                {
                    element.Value = Values[random.Next(Values.Length)];
                }

                break;
        }
    }
}
