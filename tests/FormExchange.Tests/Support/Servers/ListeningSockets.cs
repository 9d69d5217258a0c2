using System.Globalization;
using System.Net;

namespace FormExchange.Tests.Support.Servers;

/// <summary>Where processes listen, as the kernel knows it.</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    public static IReadOnlyList<IPEndPoint> Of(params IEnumerable<int> processes)
    {
        var theirs = processes.SelectMany(Sockets).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from table in new[] { "/proc/net/tcp", "/proc/net/tcp6" }
               from line in File.ReadLines(table).Skip(1)
               let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where words[3] == Listening && theirs.Contains($"socket:[{words[9]}]")
               select EndPoint(words[1]),
        ];
    }

    private static IEnumerable<string> Sockets(int process)
    {
        var open = $"/proc/{process}/fd";
        return Directory.Exists(open) ? Directory.EnumerateFileSystemEntries(open).Select(entry => new FileInfo(entry).LinkTarget).OfType<string>() : [];
    }

    /// <summary>An address is written as words of 32 bits in the machine's own order.</summary>
    private static IPEndPoint EndPoint(string text)
    {
        var parts = text.Split(':');
        var bytes = Convert.FromHexString(parts[0]).Chunk(4).SelectMany(word => BitConverter.IsLittleEndian ? word.Reverse() : word).ToArray();
        return new IPEndPoint(new IPAddress(bytes), int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
