using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust.Sealing;

public sealed class A_sealed_envelope_opens
{
    public static TheoryData<string, KeyTransport> Ways => new()
    {
        { "p256", KeyTransport.EcdhEs },
        { "rsa-2048", KeyTransport.RsaOaep },
        { "rsa-3072", KeyTransport.RsaOaep },
        { "rsa-2048", KeyTransport.RsaOaepMgf1p },
        { "rsa-3072", KeyTransport.RsaOaepMgf1p },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void To_the_very_octets_that_were_signed(string recipient, KeyTransport transport)
    {
        var made = EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Of(recipient).Key, transport);

        var opened = TestRecipient.Opener.Open(made.Bytes).Envelope.ShouldNotBeNull();

        opened.SignedBytes.ToArray().ShouldBe(Golden.Envelope);
        (opened.EnvelopeId, opened.Sender, opened.Receiver).ShouldBe((Samples.EnvelopeId, TrustFolder.Oujda, TrustFolder.Cnap));
        (opened.KeyId, opened.Transport).ShouldBe((made.KeyId, transport));
        opened.ContentKey.ToArray().ShouldBe(made.ContentKey.ToArray());
        Golden.Verify(opened.SignedBytes.ToArray()).Refusal.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void And_says_nothing_more_than_its_header(string recipient, KeyTransport transport)
    {
        var made = EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Of(recipient).Key, transport);

        Forgery.Text(made.Bytes).ShouldNotContain("c9bf9e57-1685-4c89-bafb-ff5af830be8a", Case.Insensitive, "the case");
        Forgery.Text(made.Bytes).ShouldNotContain("2026-11-24", Case.Insensitive, "the time");
        EnvelopeKind.Detect(made.Bytes).ShouldBe(EnvelopeKind.Sealed);
        made.KeyId.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(TestRecipient.Of(recipient).Certificate.RawData)));
        made.ContentKey.ToString().ShouldBe(typeof(ContentKey).FullName);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void And_is_its_own_canonical_form(string recipient, KeyTransport transport)
    {
        var made = EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Of(recipient).Key, transport);

        CanonicalXml.Canonicalize(made.Bytes).ShouldBe(made.Bytes);
    }

    [Fact]
    public void When_it_is_as_large_as_an_envelope_may_be()
    {
        var large = Large(11 * 1024 * 1024);

        TestRecipient.Opener.Open(EnvelopeSealer.Seal(large, TestRecipient.P256.Key).Bytes).Envelope!.SignedBytes.Span.SequenceEqual(large).ShouldBeTrue();
    }

    [Fact]
    public void Whatever_its_length_leaves_over_for_base64()
    {
        foreach (var length in Enumerable.Range(Golden.Envelope.Length + 1, 4))
        {
            TestRecipient.Opener.Open(EnvelopeSealer.Seal(Large(length), TestRecipient.P256.Key).Bytes).Refusal.ShouldBeNull();
        }
    }

    [Fact]
    public void With_other_prefixes_empty_tags_and_a_declaration()
    {
        var made = Forgery.Text(EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.P256.Key).Bytes);
        var other = "<?xml version='1.0' encoding='UTF-8'?>\n" + made.Replace("xenc:", "e:", StringComparison.Ordinal).Replace(":xenc=", ":e=", StringComparison.Ordinal)
            .Replace("></ds:DigestMethod>", "/>", StringComparison.Ordinal).Replace("></e:EncryptionMethod>", " />", StringComparison.Ordinal) + "\n";

        TestRecipient.Opener.Open(Forgery.Utf8(other)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void For_many_callers_at_once() => Parallel.For(0, 200, number =>
    {
        var recipient = number % 20 == 0 ? TestRecipient.Rsa2048 : TestRecipient.P256;
        TestRecipient.Opener.Open(EnvelopeSealer.Seal(Golden.Envelope, recipient.Key).Bytes).Envelope!.SignedBytes.Span.SequenceEqual(Golden.Envelope).ShouldBeTrue();
    });

    [Fact]
    public void And_no_two_seals_have_a_key_or_an_octet_of_randomness_in_common()
    {
        var (one, other) = (EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.P256.Key), EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.P256.Key));

        one.ContentKey.ToArray().ShouldNotBe(other.ContentKey.ToArray());
        CipherValue(one).AsSpan(0, 16).SequenceEqual(CipherValue(other).AsSpan(0, 16)).ShouldBeFalse("the IV");
        Forgery.Text(one.Bytes).Point().ShouldNotBe(Forgery.Text(other.Bytes).Point());
    }

    [Theory]
    [InlineData(X509KeyUsageFlags.DigitalSignature)]
    [InlineData(X509KeyUsageFlags.KeyEncipherment)]
    public void A_certificate_that_is_not_for_encryption_is_no_recipient(X509KeyUsageFlags usage) =>
        RecipientKey.Of(new TestCertificate { Usage = usage | X509KeyUsageFlags.DigitalSignature }.SelfSigned()).ShouldBeNull();

    [Fact]
    public void A_curve_or_a_size_that_the_profile_does_not_name_is_no_recipient()
    {
        RecipientKey.Of(new TestCertificate { Usage = X509KeyUsageFlags.KeyAgreement | X509KeyUsageFlags.DigitalSignature, Key = () => ECDsa.Create(ECCurve.NamedCurves.nistP384) }.SelfSigned()).ShouldBeNull();
        RecipientKey.Of(new TestCertificate { Usage = X509KeyUsageFlags.KeyEncipherment, Key = () => RSA.Create(1024) }.SelfSigned()).ShouldBeNull();
        RecipientKey.Of(new TestCertificate { Usage = null }.SelfSigned()).ShouldBeNull();
    }

    [Fact]
    public void Only_what_is_a_signed_envelope_is_sealed_and_only_in_a_way_that_the_key_knows()
    {
        Should.Throw<ArgumentException>(() => EnvelopeSealer.Seal("<a/>"u8.ToArray(), TestRecipient.P256.Key));
        Should.Throw<ArgumentException>(() => EnvelopeSealer.Seal(EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.P256.Key).Bytes, TestRecipient.P256.Key));
        Should.Throw<ArgumentException>(() => EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.P256.Key, KeyTransport.RsaOaep));
        Should.Throw<ArgumentException>(() => EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Rsa2048.Key, KeyTransport.EcdhEs));
    }

    private static string CipherValue(SealedEnvelope made) => Forgery.Text(made.Bytes).Split("<xenc:CipherValue>")[2];

    /// <summary>The golden envelope with a longer note: no longer signed, but sealed and opened all the same.</summary>
    private static byte[] Large(int length) =>
        Forgery.Utf8(Forgery.Text(Golden.Envelope).Change("</Note>", new string('x', length - Golden.Envelope.Length) + "</Note>"));
}
