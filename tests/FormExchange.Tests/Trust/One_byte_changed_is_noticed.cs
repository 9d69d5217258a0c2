using System.Collections.Concurrent;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class One_byte_changed_is_noticed
{
    /// <summary>Every single bit of the letter that decides between look-alikes: its last bit, its case, its half of the code page.</summary>
    private static readonly byte[] Masks = [0x01, 0x20, 0x80];

    [Fact]
    public void The_golden_envelope_still_verifies()
    {
        var envelope = Golden.Verify(Golden.Envelope).Envelope.ShouldNotBeNull();

        envelope.Header.EnvelopeId.ShouldBe(Samples.EnvelopeId);
        envelope.DocumentDigest.ShouldBe(CanonicalXml.Digest(envelope.Payload));
    }

    [Fact]
    public async Task Xmlsec1_accepts_the_golden_envelope()
    {
        var (accepts, said) = await OutsideTool.Xmlsec1(Golden.Envelope, Golden.AuthorityFile, Golden.ArrivedAt);

        accepts.ShouldBeTrue(said);
    }

    [Fact]
    public void At_every_position_or_its_canonical_form_is_the_same()
    {
        var canonical = CanonicalXml.Canonicalize(Golden.Envelope);
        var accepted = new ConcurrentBag<(int Position, byte Mask)>();

        Parallel.For(0, Golden.Envelope.Length, position =>
        {
            foreach (var mask in Masks)
            {
                if (Golden.Verify(Flipped(position, mask)).Envelope is not null)
                {
                    accepted.Add((position, mask));
                }
            }
        });

        foreach (var (position, mask) in accepted)
        {
            CanonicalXml.Canonicalize(Flipped(position, mask)).ShouldBe(canonical, $"position {position}, mask {mask:x2}");
        }

        accepted.Select(flip => $"{flip.Position} {flip.Mask:x2}").Order(StringComparer.Ordinal).ShouldBe(Approved());
    }

    [Fact]
    public async Task By_xmlsec1_too_at_a_spread_of_positions()
    {
        var step = Golden.Envelope.Length / 45;
        var canonical = CanonicalXml.Canonicalize(Golden.Envelope);
        for (var position = 0; position < Golden.Envelope.Length; position += step)
        {
            var flipped = Flipped(position, 0x01);
            var (accepts, said) = await OutsideTool.Xmlsec1(flipped, Golden.AuthorityFile, Golden.ArrivedAt);
            if (accepts)
            {
                CanonicalXml.Canonicalize(flipped).ShouldBe(canonical, $"position {position}: {said}");
            }
        }
    }

    private static byte[] Flipped(int position, byte mask)
    {
        var bytes = Golden.Envelope.ToArray();
        bytes[position] ^= mask;
        return bytes;
    }

    private static string[] Approved() =>
        [.. File.ReadAllLines(Path.Combine(Golden.Folder, "accepted-flips.approved.txt")).Where(line => line.Length > 0 && line[0] != '#')];
}
