using System.Security.Cryptography;
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

        var envelope = folder.Verify(signed.Bytes).Envelope.ShouldNotBeNull();

        envelope.Header.ShouldBe(Samples.Header());
        envelope.Attachments.ShouldBe(Samples.Attachments);
        envelope.Signer.ShouldBe(TrustFolder.Oujda);
        envelope.SignedAt.ShouldBe(TrustFolder.Noon);
        (envelope.PayloadNamespace, envelope.PayloadName).ShouldBe(("urn:formexchange:example:Claim:1", "Claim"));
        envelope.Payload.ToArray().ShouldBe(CanonicalXml.Canonicalize(Forgery.Utf8(Samples.Document)));
    }

    [Fact]
    public void With_the_digests_that_the_signer_stated()
    {
        using var folder = new TrustFolder();
        var signed = folder.Sign();

        var envelope = folder.Verify(signed.Bytes).Envelope.ShouldNotBeNull();

        envelope.EnvelopeDigest.ShouldBe(signed.EnvelopeDigest);
        envelope.EnvelopeDigest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(signed.Bytes)));
        envelope.DocumentDigest.ShouldBe(signed.DocumentDigest);
        envelope.DocumentDigest.ShouldBe(CanonicalXml.Digest(Forgery.Utf8(Samples.Document)));
        envelope.SignedDigest.ShouldBe(signed.SignedDigest);
        envelope.SignatureDigest.ShouldBe(signed.SignatureDigest);
        envelope.CertificateDigest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(folder.Identity(TrustFolder.Oujda).Certificate.RawData)));
    }

    [Fact]
    public void With_every_field_of_the_header_or_only_with_the_required_ones()
    {
        using var folder = new TrustFolder();
        var full = Samples.Header() with { InReplyTo = "11111111-2222-3333-4444-555555555555", Replaces = "66666666-7777-8888-9999-aaaaaaaaaaaa" };
        var bare = Samples.Header() with { Procedure = null, Edition = null, CaseOwner = null };

        folder.Verify(folder.Sign(full).Bytes).Envelope.ShouldNotBeNull().Header.ShouldBe(full);
        var verified = folder.Verify(folder.Sign(bare, attachments: []).Bytes).Envelope.ShouldNotBeNull();
        verified.Header.ShouldBe(bare);
        verified.Attachments.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_it_is_for_when_no_receiver_is_expected()
    {
        using var folder = new TrustFolder();

        folder.Verify(folder.Sign(Samples.Header() with { Receiver = TrustFolder.Cns }).Bytes, receiver: null).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData(-5, null)]
    [InlineData(30 * 24 * 60, null)]
    [InlineData(-6, "SIG-TIME-FUTURE")]
    [InlineData((30 * 24 * 60) + 1, "SIG-TIME-OLD")]
    public void Within_the_window_of_its_arrival(int minutesAfterSigning, string? code)
    {
        using var folder = new TrustFolder();

        folder.Verify(folder.Sign().Bytes, arrivedAt: TrustFolder.Noon.AddMinutes(minutesAfterSigning)).Refusal?.Code.ShouldBe(code);
        folder.Verify(folder.Sign().Bytes, arrivedAt: TrustFolder.Noon.AddMinutes(minutesAfterSigning)).Envelope.ShouldSatisfyAllConditions(
            envelope => (envelope is null).ShouldBe(code is not null));
    }

    [Fact]
    public void When_a_byte_order_mark_stands_before_it_or_the_value_of_the_curve_has_its_twin()
    {
        // Harmless twins: the same content. They are why nothing is recognised again by its raw bytes or its signature value.
        using var folder = new TrustFolder();
        var signed = folder.Sign();
        var text = Forgery.Text(signed.Bytes);
        var value = text.Part("<ds:SignatureValue>", "</ds:SignatureValue>");

        var marked = folder.Verify([0xEF, 0xBB, 0xBF, .. signed.Bytes]).Envelope.ShouldNotBeNull();
        var twin = folder.Verify(Forgery.Utf8(text.Change(value, $"<ds:SignatureValue>{Twin(value[19..^20])}</ds:SignatureValue>"))).Envelope.ShouldNotBeNull();

        marked.DocumentDigest.ShouldBe(signed.DocumentDigest);
        marked.EnvelopeDigest.ShouldNotBe(signed.EnvelopeDigest);
        twin.DocumentDigest.ShouldBe(signed.DocumentDigest);
        twin.SignatureDigest.ShouldNotBe(signed.SignatureDigest);
    }

    [Fact]
    public void By_its_old_certificate_and_by_its_new_one_while_both_are_entered()
    {
        using var folder = new TrustFolder();
        var old = folder.Sign();
        var renewed = folder.Enter(TrustFolder.Oujda, new TestCertificate().IssueIn(folder));
        var fresh = EnvelopeSigner.Sign(Samples.Header(), Samples.Signable(), [], new SigningIdentity(TrustFolder.Oujda, renewed), TrustFolder.Noon);

        folder.Verify(old.Bytes).Refusal.ShouldBeNull();
        folder.Verify(fresh.Bytes).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Even_with_fifty_thousand_siblings()
    {
        // A walk whose cost grows with the square of the siblings would take minutes here.
        using var folder = new TrustFolder();
        var document = $"<Claim xmlns='urn:formexchange:example:Claim:1'>{string.Concat(Enumerable.Repeat("<Period/>", 50_000))}</Claim>";

        folder.Verify(folder.Sign(document: document).Bytes).Refusal.ShouldBeNull();
    }

    /// <summary>(r, n - s) verifies wherever (r, s) does.</summary>
    private static string Twin(string value)
    {
        var octets = Convert.FromBase64String(value);
        var order = System.Numerics.BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber, null);
        var s = new System.Numerics.BigInteger(octets.AsSpan(32), isUnsigned: true, isBigEndian: true);
        var other = (order - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        octets.AsSpan(32).Clear();
        other.CopyTo(octets.AsSpan(64 - other.Length));
        return Convert.ToBase64String(octets);
    }
}
