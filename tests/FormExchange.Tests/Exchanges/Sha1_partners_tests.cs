using System.Text;
using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Trust;

namespace FormExchange.Tests.Exchanges;

/// <summary>RSA-OAEP with SHA-1 is for partners alone that know no other, and only where both sides say so.</summary>
public abstract class Sha1_partners_tests(Certificates certificates, bool fundAgrees)
    : BetweenRollingHosts(certificates, new ExchangeOptions { Sha1Partners = [Fund] }, fundAgrees ? new ExchangeOptions { Sha1Partners = [Agency] } : null)
{
    private protected async Task<string> SendAsync()
    {
        Rolling.Enter(Agency, Fund, Rolling.Rotate(Fund, CertificatePurpose.Encrypt, SigningKeyKind.Rsa3072));
        var sent = await AgencyHost.SubmitAsync(Filled.Claim());
        await SettleAsync();
        Encoding.UTF8.GetString(Bus.Envelopes.First().Body.Span).ShouldContain("#rsa-oaep-mgf1p");
        return sent.Id;
    }
}

/// <summary>Both have agreed.</summary>
public sealed class Sha1_partners_that_agreed_tests(Certificates certificates) : Sha1_partners_tests(certificates, fundAgrees: true)
{
    [Fact]
    public async Task Open_what_the_other_one_sealed_so()
    {
        var sent = await SendAsync();

        (await AgencyHost.FindAsync(sent)).Verdict.ShouldBe("accepted");
    }
}

/// <summary>The receiver knows of nothing.</summary>
public sealed class Sha1_partners_that_did_not_agree_tests(Certificates certificates) : Sha1_partners_tests(certificates, fundAgrees: false)
{
    [Fact]
    public async Task Refuse_what_the_other_one_sealed_so()
    {
        var sent = await SendAsync();

        (await OnlyArrivalAsync()).RefusalCode.ShouldBe("SEAL-CANNOT-OPEN");
        (await AgencyHost.FindAsync(sent)).Status.ShouldBe("DeadLettered");
    }
}
