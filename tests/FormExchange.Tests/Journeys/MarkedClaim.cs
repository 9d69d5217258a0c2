using System.Text;
using FormExchange.Cli;
using FormExchange.Forms;

namespace FormExchange.Tests.Journeys;

/// <summary>A valid claim in which whatever tells of a person can be recognised wherever it turns up.</summary>
internal sealed record MarkedClaim(string Text, IReadOnlyList<(string AttachmentId, string Path)> Files)
{
    private const string Rib = "999570000718281828459071";
    private const string SampleRib = "999570000000000065432103";

    /// <summary>In any of these, upper or lower case, somebody can be found out.</summary>
    public static readonly IReadOnlyList<string> Marks = ["marqzu", "علامة", "ZM987654", "187654321", "71828182845", "77 66 55 44"];

    private static readonly (string From, string To)[] Renamed =
    [
        ("EXEMPLE BENALI", "MARQZUNOM BENALI"), ("Exemple Benali", "Marqzunom Benali"), ("Mohamed Larbi", "Marqzuprenom Larbi"),
        ("مثال بنعلي", "علامة الاسم"), ("محمد العربي", "علامة الشخصي"), ("ZZ123456", "ZM987654"), ("190000123", "187654321"),
        ("m.exemple@exemple.example", "marqzu@exemple.example"), ("+212 6 00 00 00 00", "+212 6 77 66 55 44"),
        ("Rue de l’Exemple 12", "Rue Marqzu 7"), ("Aciérie Exemple S.A.", "Marqzu S.A."), ("carte-immatriculation-cnss.pdf", "marqzu.pdf"),
        (SampleRib, Rib),
    ];

    public byte[] Document => Encoding.UTF8.GetBytes(Text);

    public static async Task<MarkedClaim> WriteAsync(string folder)
    {
        var catalogue = FormCatalogue.Load(Repository.Schemas).Catalogue!;
        var sample = await FreshSample.WriteAsync(new FormValidator(catalogue), DemoStory.Find(catalogue)!.Claim, folder, TimeProvider.System, CancellationToken.None);
        var claim = new MarkedClaim(await File.ReadAllTextAsync(sample.Document), [.. sample.Attachments.Select(a => (Path.GetFileNameWithoutExtension(a), a))]);
        return Renamed.Aggregate(claim, (marked, pair) => marked.With(pair.From, pair.To));
    }

    public MarkedClaim With(string from, string to)
    {
        Text.ShouldContain(from);
        return this with { Text = Text.Replace(from, to, StringComparison.Ordinal) };
    }

    /// <summary>The same claim with an account whose key is wrong, with a value that no list has, and so on: each must be refused.</summary>
    public IReadOnlyList<MarkedClaim> Refused()
    {
        var swapped = Files.Select((file, index) => index == 0 ? (file.AttachmentId, Files[1].Path) : file).ToList();
        return
        [
            With(Rib, Rib[..^1] + "2"),
            With("<c:Sex>01<", "<c:Sex>MARQZU<"),
            With("<c:DateBirth>1960-01-01<", "<c:DateBirth>marqzu 1960<"),
            With("<c:AccountHolderName>Marqzunom", "<c:AccountHolderName>Marqzuautre"),
            With("<ClaimBasis>Totalisation<", "<ClaimBasis>ForeignSchemeOnly<"),
            With("</c:AccountHolderName>", "</c:Marqzu>"),
            With("<c:AccountHolderName>", "<c:AccountHolderName marqzu='marqzu'>"),
            With("<c:InstitutionID>LU:0030<", "<c:InstitutionID>LU:CNS<"),
            this with { Files = swapped },
            this with { Files = [.. Files.Skip(1)] },
            this with { Files = [.. Files, ("marqzu-photo", Files[0].Path)] },
            this with { Text = "<!DOCTYPE marqzu [<!ENTITY marqzu 'marqzu'>]>" + Text[Text.IndexOf("<Old", StringComparison.Ordinal)..] },
        ];
    }
}
