using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace FormExchange.Tests.Support.Servers;

/// <summary>A way to a broker that a test can shut: its connections are cut and new ones refused, while the broker and everybody else go on.</summary>
public sealed class BrokerGate : IAsyncDisposable
{
    private readonly IPEndPoint _broker;
    private readonly Func<Stream, Task<Stream>> _greet;
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    private BrokerGate(IPEndPoint broker, Func<Stream, Task<Stream>> greet)
    {
        _broker = broker;
        _greet = greet;
    }

    public int Port { get; private set; }

    /// <param name="port">The broker's.</param>
    /// <param name="greet">What is done with a caller's stream first, such as TLS; nothing if left out.</param>
    public static BrokerGate Open(int port, Func<Stream, Task<Stream>>? greet = null)
    {
        var gate = new BrokerGate(new IPEndPoint(IPAddress.Loopback, port), greet ?? Task.FromResult);
        gate.Open();
        return gate;
    }

    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    public async Task ShutAsync()
    {
        _listener?.Stop();
        await _accepting;
        foreach (var client in _open.Keys)
        {
            client.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ShutAsync();
        _listener?.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            try
            {
                _ = ForwardAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception shut) when (shut is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ForwardAsync(TcpClient caller)
    {
        using var broker = new TcpClient();
        _open[caller] = _open[broker] = 0;
        try
        {
            await broker.ConnectAsync(_broker);
            var stream = await _greet(caller.GetStream());
            await Task.WhenAny(stream.CopyToAsync(broker.GetStream()), broker.GetStream().CopyToAsync(stream));
        }
        catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // Whoever was talking hears it by the closed connection.
        }
        finally
        {
            caller.Dispose();
            _open.TryRemove(caller, out _);
            _open.TryRemove(broker, out _);
        }
    }
}
