using FormExchange.Trust;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>
/// A validly signed envelope that mutants are made from, and both verifiers of it. Two have no carriage return, so that SignedXml can be asked about them; the golden one has one,
/// which only a canonical form that is made with care keeps. None of them ever changes: the number of a mutant is enough to make it again.
/// </summary>
internal sealed record MutantBase(byte[] Envelope, EnvelopeVerifier Verifier, DomVerifier Second)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "FormExchange.Tests", "Trust", "SecondOpinion", "bases");

    public static IReadOnlyList<MutantBase> All() =>
    [
        Of(File.ReadAllBytes(Path.Combine(Folder, "ecdsa.signed.xml")), Path.Combine(Folder, "trust")),
        Of(File.ReadAllBytes(Path.Combine(Folder, "rsa.signed.xml")), Path.Combine(Folder, "trust")),
        Of(Golden.Envelope, Path.Combine(Golden.Folder, "trust")),
    ];

    public string One(byte[] bytes) => Verifier.Verify(bytes, TrustFolder.Cnap, Golden.ArrivedAt).Refusal?.Code ?? "accepted";

    public string Other(byte[] bytes) => Second.Refuse(bytes, TrustFolder.Cnap, Golden.ArrivedAt) ?? "accepted";

    private static MutantBase Of(byte[] envelope, string trust)
    {
        var directory = TrustDirectory.Load(trust).Directory!;
        return new MutantBase(envelope, new EnvelopeVerifier(TrustFolder.Schemas, directory), new DomVerifier(TrustFolder.Schemas, directory));
    }
}
