using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class A_signed_envelope_verifies
{
    [Theory]
    [InlineData(SigningKeyKind.EcdsaP256)]
    [InlineData(SigningKeyKind.Rsa2048)]
    public void And_gives_back_what_was_signed(SigningKeyKind kind)
    {
        using var folder = new TrustFolder(kind);
        var signed = folder.Sign();

        var verification = folder.Verify(signed.Bytes);

        verification.Refusal.ShouldBeNull();
        var envelope = verification.Envelope!;
        envelope.Header.ShouldBe(Samples.Header());
        envelope.Attachments.ShouldBe(Samples.Attachments);
        envelope.PayloadName.ShouldBe("Claim");
    }
}
