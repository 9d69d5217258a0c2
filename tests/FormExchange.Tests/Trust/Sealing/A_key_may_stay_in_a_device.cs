using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>The two operations of a private key are all that opening asks for.</summary>
public sealed class A_key_may_stay_in_a_device
{
    private static readonly byte[] OffTheCurve =
        Forgery.Utf8(SealBench.Agreed(Golden.Envelope, point: octets => [.. octets[..64], (byte)(octets[64] ^ 1)]));

    [Fact]
    public void That_is_asked_once_for_each_envelope_and_never_about_a_point_off_the_curve()
    {
        var asked = 0;
        var opener = new EnvelopeOpener([new DecryptionKey(TestRecipient.P256.Key.KeyId)
        {
            Agree = point =>
            {
                asked++;
                return TestRecipient.P256.Opens.Agree!(point);
            },
        }]);

        opener.Open(Golden_seals_stay_open.Of("ecdh-es")).Refusal.ShouldBeNull();
        opener.Open(OffTheCurve).Refusal!.Code.ShouldBe("SEAL-CANNOT-OPEN");

        asked.ShouldBe(1);
    }

    [Fact]
    public void And_whose_silence_is_no_fault_of_the_sender()
    {
        var opener = new EnvelopeOpener([new DecryptionKey(TestRecipient.P256.Key.KeyId) { Agree = _ => throw new TimeoutException() }]);

        Should.Throw<TimeoutException>(() => opener.Open(Golden_seals_stay_open.Of("ecdh-es")));
    }
}
