using System.Globalization;
using System.Security.Cryptography;
using FormExchange.Cli;
using FormExchange.Exchanges;
using FormExchange.Forms;
using FormExchange.Tests.Exchanges;

namespace FormExchange.Tests.Journeys;

/// <summary>A file of any size goes from host to host sealed, part by part: neither host needs memory for it.</summary>
[Collection(ServersThatLive.Name)]
public sealed class A_large_file_travels_sealed(StageServers servers, ITestOutputHelper output)
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>What a host may need above what it needs for small claims.</summary>
    private const long LargestGrowth = 200L * Megabyte;

    [Fact]
    public Task Of_128_megabytes() => TravelAsync(128L * Megabyte);

    [Fact]
    [Trait("Length", "full")]
    public Task Of_a_gigabyte() => TravelAsync(1024L * Megabyte);

    private async Task TravelAsync(long size)
    {
        await using var stage = await TwoHostStage.StartAsync(servers, options: new ExchangeOptions
        {
            ReceiptTimeout = TimeSpan.FromMinutes(5), LargestAttachment = size, RetryDelay = TimeSpan.FromSeconds(0.2), Lease = TimeSpan.FromMinutes(5), LargestAttempts = 3,
        });
        var driver = new Driver(stage);
        (await driver.SubmitAsync(new PlannedClaim(await new GeneratedClaims(stage.File("small"), seed: 1).NextAsync(largestFile: 4_000), null), answer: false, TestContext.Current.CancellationToken)).ShouldBeNull();
        await BothSides.SettleAsync(stage.Stores, TimeSpan.FromMinutes(1));
        int[] hosts = [stage.AgencyHost.ProcessId, stage.FundHost.ProcessId];
        var idle = hosts.Select(PeakMemory).ToList();

        var (document, files) = await WriteAsync(stage.File("large"), size);
        var start = TimeProvider.System.GetTimestamp();
        var (exchange, refusal) = await stage.Agency.SubmitAsync(document, files, [], null, TestContext.Current.CancellationToken);
        refusal.ShouldBeNull(refusal?.Text.En);
        var submitted = TimeProvider.System.GetElapsedTime(start);
        await BothSides.SettleAsync(stage.Stores, TimeSpan.FromMinutes(20));
        var settled = TimeProvider.System.GetElapsedTime(start);

        var grown = hosts.Select(PeakMemory).Zip(idle, (now, before) => now - before).ToList();
        output.WriteLine($"{size / Megabyte} MiB: submitted after {submitted.TotalSeconds:0.0} s, receipted after {settled.TotalSeconds:0.0} s; memory of the agency's host grew by {grown[0] / Megabyte} MiB, of the fund's by {grown[1] / Megabyte} MiB");
        await Reports.WriteAsync("large-file-between-hosts", new { mebibytes = size / Megabyte, secondsToSubmit = Math.Round(submitted.TotalSeconds, 1), secondsToReceipt = Math.Round(settled.TotalSeconds, 1), agencyGrewByMebibytes = grown[0] / Megabyte, fundGrewByMebibytes = grown[1] / Megabyte });
        await BothSides.AgreeAsync(stage.Stores, [.. driver.Accepted, exchange!.Id], afterDeaths: false);
        grown.ShouldAllBe(bytes => bytes < LargestGrowth);
    }

    /// <summary>The smallest claim of today, one of whose files is as large as that.</summary>
    private static async Task<(byte[] Document, IReadOnlyList<(string, string)> Files)> WriteAsync(string folder, long size)
    {
        var catalogue = FormCatalogue.Load(Repository.Schemas).Catalogue!;
        var sample = await FreshSample.WriteAsync(new FormValidator(catalogue), DemoStory.Find(catalogue)!.Claim, folder, TimeProvider.System, CancellationToken.None);
        var large = sample.Attachments[0];
        await using (var file = File.Create(large))
        {
            var chunk = Filled.Bytes(Megabyte);
            for (var written = 0L; written < size; written += chunk.Length)
            {
                BitConverter.TryWriteBytes(chunk, written);
                await file.WriteAsync(chunk);
            }
        }

        await using var content = File.OpenRead(large);
        var filled = new Filled(await File.ReadAllTextAsync(sample.Document), new Dictionary<string, byte[]>())
            .Stating(Path.GetFileNameWithoutExtension(large), size, Convert.ToHexStringLower(await SHA256.HashDataAsync(content)));
        return (filled.Utf8, [.. sample.Attachments.Select(path => (Path.GetFileNameWithoutExtension(path), path))]);
    }

    /// <summary>The most that the process ever had in memory, in bytes.</summary>
    private static long PeakMemory(int process) => 1024 * long.Parse(
        File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
