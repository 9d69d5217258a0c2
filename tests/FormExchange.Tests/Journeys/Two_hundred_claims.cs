using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Xml.Linq;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Tests.Journeys;

/// <summary>200 different claims through one host: 180 arrive whole and are receipted, 20 that must be refused are, and leave nothing behind.</summary>
public sealed class Two_hundred_claims
{
    private static readonly XNamespace C = "urn:formexchange:common:1";

    /// <summary>What is wrong with every tenth claim, and the code that must say so.</summary>
    private static readonly (string Code, Action<XElement> Break)[] Faults =
    [
        ("LM-BANK-01", c => Turn(c.Descendants(C + "AccountNumber").Single())),
        ("PIECE-MISSING", c => Piece(c, "LifeCertificate").Remove()),
        ("LM-GEN-02", c => Piece(c, "LifeCertificate").Element(C + "Language")!.Value = "ar"),
        ("XSD-ENUM", c => c.Descendants(C + "Sex").First().Value = "77"),
        ("ATTACHMENT-DIGEST", c => Turn(c.Descendants(C + "DigestValue").Last())),
        ("DATE-SIGNED-FUTURE", c => c.Descendants(C + "DateSigned").Single().Value = "2098-01-01"),
        ("ROUTE-UNKNOWN-RECEIVER", c => Receiver(c).Value = "LU:9999"),
        ("ROUTE-RECEIVER-ROLE", c => Receiver(c).Value = "LU:CNS"),
        ("ROUTE-UNKNOWN-SENDER|SUBMIT-SENDER-NOT-HERE", c => c.Elements().Single(e => e.Name.LocalName == "ContactInstitution").Element(C + "InstitutionID")!.Value = "MA:CNSS-XYZ99"),
        ("XSD-REQUIRED-ELEMENT|XSD-UNEXPECTED-ELEMENT", c => c.Elements().Single(e => e.Name.LocalName == "DateClaim").Remove()),
    ];

    [Fact]
    public async Task Both_sides_hold_the_same_bytes_and_the_refused_left_nothing()
    {
        await using var host = await RunningHost.StartAsync();
        var claims = new GeneratedClaims(host.File("claims"), seed: 20_261_124);
        var accepted = new ConcurrentBag<string>();
        var failures = new ConcurrentBag<string>();
        var submissions = new List<(GeneratedClaim Claim, string? Code)>();
        for (var i = 0; i < 200; i++)
        {
            var fault = i % 10 == 9 ? Faults[i / 10 % Faults.Length] : default;
            submissions.Add((await claims.NextAsync(fault.Break), fault.Code));
        }

        submissions.Count(s => s.Code is not null).ShouldBe(20);
        await Parallel.ForEachAsync(submissions, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (s, cancel) =>
        {
            var (exchange, refusal) = await host.Client.SubmitAsync(s.Claim.Document, s.Claim.Files, [], null, cancel);
            var codes = refusal is null ? [] : refusal.Findings.Select(f => f.Code).Append(refusal.Code).ToList();
            if (s.Code is null && exchange is not null)
            {
                accepted.Add(exchange.Id);
            }
            else if (s.Code is null || !s.Code.Split('|').Any(codes.Contains))
            {
                failures.Add($"wanted {s.Code ?? "acceptance"}, got {string.Join(", ", codes)}");
            }
        });
        failures.ShouldBeEmpty();
        accepted.Count.ShouldBe(180);
        await host.SettleAsync(TimeSpan.FromMinutes(3));
        await BothSidesAgreeAsync(host.Store, accepted);
    }

    private static async Task BothSidesAgreeAsync(IExchangeStore store, IEnumerable<string> accepted)
    {
        await using var db = store.Read();
        var rows = await db.Exchanges.ToListAsync();
        rows.Count.ShouldBe(360);
        rows.Where(r => r.Direction == Direction.Outgoing).Select(r => r.Id).ShouldBe(accepted, ignoreOrder: true);
        foreach (var pair in rows.GroupBy(r => r.EnvelopeId))
        {
            var sent = pair.Single(r => r.Direction == Direction.Outgoing);
            var received = pair.Single(r => r.Direction == Direction.Incoming);
            (sent.Owner, received.Owner).ShouldBe((received.Sender, sent.Receiver));
            (sent.Status, received.Status).ShouldBe((ExchangeStatus.Delivered, ExchangeStatus.Accepted));
            var digest = await DigestOfBodyAsync(db, sent);
            digest.ShouldBe(sent.EnvelopeDigest);
            (await DigestOfBodyAsync(db, received)).ShouldBe(digest);
            (await DigestsOfFilesAsync(db, received)).ShouldBe(await DigestsOfFilesAsync(db, sent));
        }

        // What was refused left no file behind, and each side has its own copy of every file.
        var keys = await db.Attachments.Select(a => new { a.Owner, a.PartsKey }).ToListAsync();
        (await db.Parts.Select(p => new { p.Owner, p.PartsKey }).Distinct().ToListAsync()).ShouldBe(keys, ignoreOrder: true);
    }

    private static async Task<string> DigestOfBodyAsync(ExchangeDbContext db, Exchange exchange) =>
        Digests.Sha256((await db.Bodies.SingleAsync(b => b.Owner == exchange.Owner && b.Digest == exchange.EnvelopeDigest)).Bytes);

    /// <summary>Index, length and SHA-256 of each file, computed anew from the stored parts and held against the row.</summary>
    private static async Task<List<(int, long, string)>> DigestsOfFilesAsync(ExchangeDbContext db, Exchange exchange)
    {
        var files = await db.Attachments.Where(a => a.Owner == exchange.Owner && a.ExchangeId == exchange.Id).OrderBy(a => a.Index).ToListAsync();
        var result = new List<(int, long, string)>();
        foreach (var file in files)
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = 0L;
            await foreach (var part in db.Parts.Where(p => p.Owner == file.Owner && p.PartsKey == file.PartsKey).OrderBy(p => p.Offset).AsAsyncEnumerable())
            {
                part.Offset.ShouldBe(length);
                digest.AppendData(part.Bytes);
                length += part.Bytes.Length;
            }

            var computed = Convert.ToHexStringLower(digest.GetHashAndReset());
            (computed, length).ShouldBe((file.Digest, file.Length));
            result.Add((file.Index, length, computed));
        }

        return result;
    }

    private static XElement Piece(XElement claim, string type) =>
        claim.Elements().First(e => e.Name.LocalName == "SupportingDocument" && e.Element(C + "DocumentType")!.Value == type);

    private static XElement Receiver(XElement claim) =>
        claim.Elements().Single(e => e.Name.LocalName == "RecipientInstitution").Element(C + "InstitutionID")!;

    /// <summary>Another last digit, in the same alphabet.</summary>
    private static void Turn(XElement value) => value.Value = value.Value[..^1] + (value.Value[^1] == '1' ? '2' : '1');
}
