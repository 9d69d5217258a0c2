namespace FormExchange.Tests.Support;

/// <summary>A long document that nobody has to keep: an opening tag, then letters.</summary>
internal sealed class EndlessText(long length) : Stream
{
    private static readonly byte[] Opening = "<?xml version=\"1.0\"?><a>"u8.ToArray();
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(count, length - _position);
        for (var i = 0; i < read; i++, _position++)
        {
            buffer[offset + i] = _position < Opening.Length ? Opening[_position] : (byte)'x';
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
