using FormExchange.Tests.Trust.SecondOpinion;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>
/// The golden envelope of profile version 1, signed once on 24 November 2026 with a key that no longer exists, and the public certificates that it verifies with.
/// It never changes: what verified yesterday must verify tomorrow.
/// </summary>
internal static class Golden
{
    public static readonly DateTimeOffset ArrivedAt = new(2026, 11, 24, 12, 1, 0, TimeSpan.Zero);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "FormExchange.Tests", "Trust", "golden");

    public static string AuthorityFile { get; } = Path.Combine(Folder, "trust", "ca", "development-ca.pem");

    public static byte[] Envelope { get; } = File.ReadAllBytes(Path.Combine(Folder, "small.signed.xml"));

    public static DomVerifier SecondOpinion => new(TrustFolder.Schemas, Directory);

    private static TrustDirectory Directory { get; } = TrustDirectory.Load(Path.Combine(Folder, "trust")).Directory!;

    private static EnvelopeVerifier Verifier { get; } = new(TrustFolder.Schemas, Directory);

    public static Verification Verify(byte[] bytes) => Verifier.Verify(bytes, TrustFolder.Cnap, ArrivedAt);
}
