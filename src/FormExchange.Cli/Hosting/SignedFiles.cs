using FormExchange.Exchanges.Data;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FormExchange.Cli.Hosting;

/// <summary>Writes what was signed, as it travelled, beside the certificates that verify it: for anybody's tools.</summary>
internal static class SignedFiles
{
    public static async Task ExportAsync(ReachedHost host, string dataFolder, string target, CancellationToken cancel)
    {
        var store = host.OwnServices?.GetRequiredService<IExchangeStore>()
            ?? throw new InvalidOperationException("The demo runs its own host.");
        Directory.CreateDirectory(target);
        await using var db = store.Read();
        var sent = await db.Outbox.OrderBy(o => o.CreatedAt).ToListAsync(cancel).ConfigureAwait(false);
        foreach (var (entry, number) in sent.Select((entry, index) => (entry, index + 1)))
        {
            var exchange = await db.Exchanges.FirstAsync(e => e.Owner == entry.Owner && e.Id == entry.ExchangeId, cancel).ConfigureAwait(false);
            var body = await db.Bodies.FirstAsync(b => b.Owner == entry.Owner && b.Digest == entry.BodyDigest, cancel).ConfigureAwait(false);
            var kind = entry.Kind == OutboxKind.Document ? "envelope" : "receipt";
            await File.WriteAllBytesAsync(Path.Combine(target, $"{number}-{exchange.Form}-{kind}.xml"), body.Bytes, cancel).ConfigureAwait(false);
        }

        foreach (var certificate in Directory.EnumerateFiles(Path.Combine(CertificateFolders.In(dataFolder).Trust, "ca"), "*.pem"))
        {
            File.Copy(certificate, Path.Combine(target, Path.GetFileName(certificate)), overwrite: true);
        }
    }
}
