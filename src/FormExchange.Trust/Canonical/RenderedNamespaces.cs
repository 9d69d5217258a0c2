namespace FormExchange.Trust;

/// <summary>The namespaces that the open elements were written with, each element's after those of its parents.</summary>
internal sealed class RenderedNamespaces
{
    private const int Few = 8;

    private readonly List<(string Prefix, string Namespace, int Before)> all = [];
    private Dictionary<string, int>? nearest;

    public int Count => all.Count;

    public string this[int at] => all[at].Namespace;

    /// <summary>Where the prefix was written last; -1 where it was not. Seen at once in any honest file, looked up where a hostile one declares thousands.</summary>
    public int Find(string prefix)
    {
        var last = Math.Max(0, all.Count - Few);
        for (var at = all.Count - 1; at >= last; at--)
        {
            if (all[at].Prefix == prefix)
            {
                return at;
            }
        }

        return nearest?.GetValueOrDefault(prefix, -1) ?? -1;
    }

    public void Add(string prefix, string ns)
    {
        all.Add((prefix, ns, Find(prefix)));
        if (nearest is null && all.Count > Few)
        {
            nearest = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var at = 0; at < all.Count; at++)
            {
                nearest[all[at].Prefix] = at;
            }
        }

        nearest?[prefix] = all.Count - 1;
    }

    /// <summary>An element has ended: as many as there were before it stay.</summary>
    public void CutTo(int count)
    {
        for (var at = all.Count - 1; at >= count; at--)
        {
            nearest?[all[at].Prefix] = all[at].Before;
            all.RemoveAt(at);
        }
    }
}
