namespace VolunteerCredit.Tool.Running;

/// <summary>Standard output where another process reads it. When that process has seen enough, writing throws <see cref="ReaderGoneException"/>.</summary>
internal sealed class ReaderStream(Stream pipe) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            pipe.Write(buffer);
        }
        catch (IOException broken)
        {
            throw new ReaderGoneException(broken);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

/// <summary>Nobody reads the results any more (<c>vcredit … | head</c>): no failure, but no reason to go on.</summary>
internal sealed class ReaderGoneException(Exception inner) : Exception("The reader has gone away.", inner);
