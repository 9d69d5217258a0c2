using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

/// <summary>With a partner's program on the JDK's own XML signatures: the example that partners get, compiled as it stands.</summary>
public sealed class Java_agrees(JavaProgram java) : IClassFixture<JavaProgram>
{
    public static TheoryData<string> Kinds => [.. Partner.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_finds_valid_what_we_signed_and_invalid_what_was_changed_since(string kind)
    {
        using var partner = new Partner(kind);
        var files = Partner.Sizes.SelectMany(size => new[]
        {
            partner.Write($"{size}.xml", partner.Signed(size)),
            partner.Write($"{size}-document.xml", partner.Signed(size).Change("LU28 0019", "LU28 9999")),
            partner.Write($"{size}-header.xml", partner.Signed(size).Change(">LU:0030<", ">LU:0031<")),
            partner.Write($"{size}-time.xml", partner.Signed(size).Change("2026-11-24T12:00:00Z</xades", "2026-11-24T12:00:01Z</xades")),
        });

        var said = await java.Run(["validate", partner.CertificateFile, .. files]);

        said.ShouldBe(Partner.Sizes.SelectMany(size => new[]
        {
            $"valid {size}.xml", $"invalid {size}-document.xml", $"invalid {size}-header.xml", $"invalid {size}-time.xml",
        }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_it_signs_by_the_profile_we_accept_and_it_finds_valid_itself(string kind)
    {
        using var partner = new Partner(kind);
        var unsigned = Partner.Sizes.Select(size => partner.Write($"{size}.xml", partner.Unsigned(size))).ToList();
        var signed = Partner.Sizes.Select(size => partner.File($"{size}-signed.xml")).ToList();

        await java.Run(["sign", partner.KeyFile, partner.CertificateFile, "2026-11-24T12:00:00Z", .. unsigned.Zip(signed, (from, to) => new[] { from, to }).SelectMany(pair => pair)]);

        signed.Select(file => partner.Folder.Verify(File.ReadAllBytes(file)).Refusal?.Code ?? "accepted").ShouldAllBe(code => code == "accepted");
        (await java.Run(["validate", partner.CertificateFile, .. signed])).ShouldAllBe(line => line.StartsWith("valid "));
    }

    [Fact]
    public async Task It_refuses_what_another_key_signed()
    {
        using var partner = new Partner("P-256");
        using var other = new Partner("P-256");
        var file = partner.Write("other.xml", other.Signed(5));

        var said = await java.Run(["validate", partner.CertificateFile, file]);

        said.ShouldBe(["invalid other.xml"]);
        partner.Folder.Verify(File.ReadAllBytes(file)).Refusal.ShouldNotBeNull().Code.ShouldBe("CERT-NOT-REGISTERED");
    }
}

/// <summary>The example, compiled once for all tests: with warnings as errors, as a partner's own build would have it.</summary>
public sealed class JavaProgram : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder classes = new();

    public async ValueTask InitializeAsync()
    {
        var source = Repository.File("tests", "FormExchange.Tests", "Trust", "java", "SignedEnvelope.java");
        (await ExternalTool.RunAsync("javac", ["-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", classes.Path, source], timeout: TimeSpan.FromMinutes(3))).ShouldSucceed();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => classes.Dispose();

    /// <returns>The lines that it says.</returns>
    internal async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> arguments)
    {
        var result = await ExternalTool.RunAsync("java", ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes.Path, "SignedEnvelope", .. arguments], timeout: TimeSpan.FromMinutes(3));
        return result.ShouldSucceed().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
