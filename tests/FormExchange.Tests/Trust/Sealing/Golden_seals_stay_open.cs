using System.Reflection;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>The vectors of profile version 1: golden/README.md.</summary>
public sealed class Golden_seals_stay_open
{
    [Theory]
    [InlineData("ecdh-es", KeyTransport.EcdhEs)]
    [InlineData("rsa-oaep", KeyTransport.RsaOaep)]
    [InlineData("rsa-oaep-mgf1p", KeyTransport.RsaOaepMgf1p)]
    public void To_the_golden_envelope(string name, KeyTransport transport)
    {
        var opened = TestRecipient.Opener.Open(Of(name)).Envelope.ShouldNotBeNull();

        opened.SignedBytes.ToArray().ShouldBe(Golden.Envelope);
        opened.Transport.ShouldBe(transport);
    }

    [Fact]
    public void And_the_product_cannot_make_them_again()
    {
        // Whoever may choose content key, IV or one-time key may choose it twice.
        var parameters = typeof(EnvelopeSealer).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(method => method.Name == nameof(EnvelopeSealer.Seal))
            .SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType);

        parameters.ShouldBe([typeof(ReadOnlyMemory<byte>), typeof(RecipientKey), typeof(KeyTransport?)]);
        EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.P256.Key).Bytes.ShouldNotBe(Of("ecdh-es"));
    }

    internal static byte[] Of(string name) => File.ReadAllBytes(Path.Combine(Golden.Folder, $"small.{name}.sealed.xml"));
}
