using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>One hostile envelope: how it is derived from a validly signed one, and the code that it is refused with.</summary>
internal sealed record HostileCase(string Name, string Code, Func<HostileBench, byte[]> Make)
{
    /// <summary>A change of the text after signing.</summary>
    public static HostileCase Changed(string name, string code, Func<string, string> change) =>
        new(name, code, bench => Forgery.Utf8(change(bench.Text)));

    /// <summary>A change of the text that somebody with the sender's own key signs again: only the profile can refuse it.</summary>
    public static HostileCase Insider(string name, string code, Func<string, string> change) =>
        new(name, code, bench => Forgery.Utf8(change(bench.Text).Resign(bench.Certificate)));

    /// <summary>A valid envelope, but signed with a certificate that is not (or no longer, or not yet) good for it.</summary>
    public static HostileCase Signed(string name, string code, Func<HostileBench, X509Certificate2> certificate) =>
        new(name, code, bench => Forgery.Utf8(bench.Text.Resign(certificate(bench))));
}

/// <summary>What hostile envelopes are made from.</summary>
internal sealed record HostileBench(TrustFolder Folder)
{
    public string Text { get; } = Forgery.Text(Folder.Sign().Bytes);

    public X509Certificate2 Certificate { get; } = Folder.Identity(TrustFolder.Oujda).Certificate;

    public X509Certificate2 Entered(TestCertificate certificate) => Folder.Enter(TrustFolder.Oujda, certificate.IssueIn(Folder));
}
