using FormExchange.Tests.Journeys;
using FormExchange.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace FormExchange.Tests.Support;

/// <summary>
/// The journeys on real servers run one after the other, and so do the deaths of the embedded host: they begin first, beside one another
/// and all else. Begun last, as they were by chance, they alone keep a machine waiting at the end. What remains keeps its order.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName switch
        {
            InEarnest.Name => 0,
            var name when name.Contains(nameof(Under_fire_embedded), StringComparison.Ordinal) => 1,
            _ => 2,
        })];
}
