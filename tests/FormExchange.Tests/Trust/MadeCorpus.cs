using FormExchange.Trust;

[assembly: AssemblyFixture(typeof(FormExchange.Tests.Trust.MadeCorpus))]

namespace FormExchange.Tests.Trust;

/// <summary>
/// The hostile envelopes, made once for all classes that ask about them. Making them enters certificates: the directory is read after that, and
/// nobody may change its folder any more.
/// </summary>
public sealed class MadeCorpus : IDisposable
{
    private readonly Lazy<(HostileFixture Fixture, IReadOnlyList<(HostileCase Hostile, byte[] Bytes)> All, TrustDirectory Directory)> made = new(() =>
    {
        var fixture = new HostileFixture();
        var all = HostileCorpus.All.Select(hostile => (hostile, hostile.Make(fixture.Bench))).ToList();
        return (fixture, all, fixture.Folder.Directory());
    });

    internal IReadOnlyList<(HostileCase Hostile, byte[] Bytes)> All => made.Value.All;

    internal TrustDirectory Directory => made.Value.Directory;

    internal byte[] this[HostileCase hostile] => All.Single(one => one.Hostile.Name == hostile.Name).Bytes;

    internal Verification Verify(byte[] bytes) =>
        new EnvelopeVerifier(TrustFolder.Schemas, Directory).Verify(bytes, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1));

    public void Dispose()
    {
        if (made.IsValueCreated)
        {
            made.Value.Fixture.Dispose();
        }
    }
}
