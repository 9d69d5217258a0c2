using System.Text;

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// RabbitMQ 3.10 writes the name of a new quorum queue to disk up to half a second after it said that the queue is there; later versions
/// do so at once. Killed in between, it starts the queue anew and forgets the messages that it had confirmed. A kill that is to show what
/// becomes of messages therefore waits until every queue is known on disk; for queues that are older it waits not at all.
/// </summary>
internal static class QuorumQueuesOnDisk
{
    private const string Registry = "names.dets";

    /// <param name="folder">The node's data folder, where each quorum queue has a folder of its own.</param>
    public static Task AreKnownAsync(string folder) => Until.TrueAsync(() => AreKnown(folder), "every quorum queue is registered on disk");

    private static bool AreKnown(string folder)
    {
        foreach (var registry in Directory.EnumerateFiles(folder, Registry, SearchOption.AllDirectories))
        {
            var known = Encoding.Latin1.GetString(File.ReadAllBytes(registry));
            var queues = Directory.EnumerateDirectories(Path.GetDirectoryName(registry)!).Select(queue => Path.GetFileName(queue));
            if (queues.Any(queue => !known.Contains(queue, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }
}
