using FormExchange.Forms;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support;
using FormExchange.Trust;

[assembly: AssemblyFixture(typeof(Certificates))]

namespace FormExchange.Tests.Exchanges;

/// <summary>Development certificates of those who appear in these tests, made once; and the repository's catalogue.</summary>
public sealed class Certificates : IDisposable
{
    public const string Oujda = "MA:CNSS-OUJ01";
    public const string Cnap = "LU:0030";

    /// <summary>In the directory, and may not send or receive a pension claim.</summary>
    public const string Cns = "LU:CNS";

    /// <summary>Has a certificate and does not stand in the directory of institutions.</summary>
    public const string Stranger = "MA:FICTIF-99";

    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public Certificates()
    {
        DevelopmentCertificates.Ensure(CertificateFolders.In(_folder.Path), [Oujda, Cnap, Cns, Stranger], new ManualTime(Morning));
        Directory = TrustDirectory.Load(CertificateFolders.In(_folder.Path).Trust).Directory!;
        Trust = new TrustInUse(CertificateFolders.In(_folder.Path).Trust, Directory);
        Sealed = new SealedMessages(Directory);
        var load = FormCatalogue.Load(Repository.Schemas);
        Catalogue = load.Catalogue ?? throw new InvalidOperationException(string.Join('\n', load.Problems));
        Validator = new FormValidator(Catalogue);
    }

    public TrustDirectory Directory { get; }

    public TrustInUse Trust { get; }

    /// <summary>Signed envelopes as they travel.</summary>
    public SealedMessages Sealed { get; }

    public FormCatalogue Catalogue { get; }

    public FormValidator Validator { get; }

    public KeyStore Keys(TimeProvider time) => new(CertificateFolders.In(_folder.Path), time);

    /// <summary>Signs what no host of ours would: any header over any document, with any list of attachments.</summary>
    public SignedEnvelope Sign(
        Filled filled, Func<EnvelopeHeader, EnvelopeHeader>? header = null, Func<IReadOnlyList<EnvelopeAttachment>, IEnumerable<EnvelopeAttachment>>? list = null)
    {
        var document = Validator.Validate(filled.Utf8).Document!;
        var stated = new EnvelopeHeader(
            Guid.CreateVersion7(Morning).ToString(), document.SenderId, document.ReceiverId, document.Form.Code, document.Form.Version, Morning,
            Guid.CreateVersion7(Morning).ToString(), null, document.Edition, document.SenderId, null, null);
        stated = header?.Invoke(stated) ?? stated;
        var attachments = EnvelopeAttachment.ListOf(document);
        return EnvelopeSigner.Sign(
            stated, SignableDocument.Of(filled.Utf8).Document!, [.. list?.Invoke(attachments) ?? attachments], Keys(new ManualTime(Morning)).Find(stated.Sender)!, Morning);
    }

    public void Dispose() => _folder.Dispose();
}
