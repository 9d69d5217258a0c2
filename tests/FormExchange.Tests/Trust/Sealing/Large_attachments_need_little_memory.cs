using System.Security.Cryptography;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust.Sealing;

public sealed class Large_attachments_need_little_memory
{
    private const long Size = 64L * 1024 * 1024;

    [Fact]
    public async Task Sixty_four_mebibytes_take_less_than_one()
    {
        using var zeros = new Zeros(Size);
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(zeros, TestContext.Current.CancellationToken));
        zeros.Position = 0;
        using var segments = new AttachmentSegments(SealedFile.Key, new SealedFile(1).Attachment with { Size = Size, Sha256 = digest });

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = AttachmentSealer.SealAsync(zeros, Stream.Null, segments, cancellationToken: TestContext.Current.CancellationToken);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        // Neither stream ever waits, so the whole of it happened on this thread.
        refusal.IsCompleted.ShouldBeTrue();
        (await refusal).ShouldBeNull();
        taken.ShouldBeLessThan(1024 * 1024);
    }

    private sealed class Zeros(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, length - Position);
            buffer[..read].Clear();
            Position += read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer.AsSpan(offset, count)));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
