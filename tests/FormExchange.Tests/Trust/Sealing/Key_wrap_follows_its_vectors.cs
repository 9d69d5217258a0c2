using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>RFC 3394 section 4; RFC 7518 appendix C.</summary>
public sealed class Key_wrap_follows_its_vectors
{
    private const string Key = "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";
    private const string Data = "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F";

    [Theory]
    [InlineData(16, 16, "1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5")]
    [InlineData(24, 16, "96778B25AE6CA435F92B5B97C050AED2468AB8A17AD84E5D")]
    [InlineData(32, 16, "64E8C3F9CE0F5BA263E9777905818A2A93C8191E7D6E8AE7")]
    [InlineData(24, 24, "031D33264E15D33268F24EC260743EDCE1C6C7DDEE725A936BA814915C6762D2")]
    [InlineData(32, 24, "A8F9BC1612C68B3FF6E6F4FBE30E71E4769C8B80A32CB8958CD5D17D6B254DA1")]
    [InlineData(32, 32, "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21")]
    public void Both_ways(int keyLength, int dataLength, string wrapped)
    {
        var key = Convert.FromHexString(Key)[..keyLength];
        var data = Convert.FromHexString(Data)[..dataLength];

        Convert.ToHexString(KeyWrap.Wrap(key, data)).ShouldBe(wrapped);
        KeyWrap.Unwrap(key, Convert.FromHexString(wrapped), VerificationPolicy.Strict).ShouldBe(data);
    }

    [Fact]
    public void And_no_changed_octet_or_length_unwraps()
    {
        var key = Convert.FromHexString(Key);
        var wrapped = KeyWrap.Wrap(key, Convert.FromHexString(Data));
        for (var at = 0; at < wrapped.Length; at++)
        {
            var changed = wrapped.ToArray();
            changed[at] ^= 1;
            KeyWrap.Unwrap(key, changed, VerificationPolicy.Strict).ShouldBeNull();
            KeyWrap.Unwrap(key, wrapped.AsSpan(0, at), VerificationPolicy.Strict).ShouldBeNull();
        }
    }

    [Fact]
    public void And_the_key_derivation_too()
    {
        byte[] secret =
        [
            158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49, 110, 163, 218, 128, 106, 72, 246, 218, 167, 121, 140, 254, 144, 196,
        ];
        byte[] otherInfo = [0, 0, 0, 7, .. "A128GCM"u8, 0, 0, 0, 5, .. "Alice"u8, 0, 0, 0, 3, .. "Bob"u8, 0, 0, 0, 128];

        Convert.ToBase64String(ConcatKdf.Derive(secret, otherInfo, 16)).ShouldBe("VqqN6vgjbSBcIijNcacQGg==");
    }
}
