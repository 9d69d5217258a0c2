using FormExchange.Tests.Journeys;
using FormExchange.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace FormExchange.Tests.Support;

/// <summary>
/// The journeys on real servers run one after the other, and so do the deaths of the embedded host: begun last, they alone keep a machine
/// waiting at the end. The runner gives all collections to the thread pool at once, whose threads take them from both ends of the list: so
/// the one stands first and the other last. What remains keeps its order.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName switch
        {
            InEarnest.Name => 0,
            var name when name.Contains(nameof(Under_fire_embedded), StringComparison.Ordinal) => 2,
            _ => 1,
        })];
}
