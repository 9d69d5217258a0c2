using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace FormExchange.Tests.Storage;

/// <summary>Greets as a PostgreSQL of any version and encoding would, and then says nothing more: servers that nobody here has.</summary>
internal sealed class PretendedPostgres : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _greeting;

    public PretendedPostgres(string version, string encoding)
    {
        _listener.Start();
        _greeting = GreetAsync(version, encoding);
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        Database = "d",
        Username = "u",
        Password = "p",
        SslMode = SslMode.Disable,
        Pooling = false,
    }.ConnectionString + ";Server Compatibility Mode=NoTypeLoading"; // else the driver asks for the server's types first

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _greeting;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task GreetAsync(string version, string encoding)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            await using var stream = client.GetStream();
            var length = new byte[4];
            await stream.ReadExactlyAsync(length, _end.Token);
            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(length) - 4], _end.Token);
            byte[] greeting =
            [
                .. Message('R', [0, 0, 0, 0]), .. Parameter("server_version", version), .. Parameter("server_encoding", encoding),
                .. Parameter("client_encoding", "UTF8"), .. Message('K', [0, 0, 0, 1, 0, 0, 0, 2]), .. Message('Z', [(byte)'I']),
            ];
            await stream.WriteAsync(greeting, _end.Token);
            while (await stream.ReadAsync(new byte[256], _end.Token) > 0)
            {
                // Whatever is asked, nothing is answered: the host ought to have gone by then.
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The test is over.
        }
    }

    private static byte[] Parameter(string name, string value) => Message('S', Encoding.ASCII.GetBytes($"{name}\0{value}\0"));

    private static byte[] Message(char kind, byte[] content)
    {
        var message = new byte[content.Length + 5];
        message[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), content.Length + 4);
        content.CopyTo(message, 5);
        return message;
    }
}
