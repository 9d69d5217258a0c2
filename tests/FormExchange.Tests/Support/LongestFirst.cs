using FormExchange.Tests.Journeys;
using FormExchange.Tests.Support;
using FormExchange.Tests.Transport.RabbitMq;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace FormExchange.Tests.Support;

/// <summary>
/// The journeys on real servers run one after the other, in two rows, and so do the deaths of the embedded host and of a broker: begun
/// last, they alone keep a machine waiting at the end. The runner gives all collections to the thread pool at once, whose threads take them from both ends of the
/// list, until the one that takes from the end is held up by what it found there: so one row stands last, and all others first. What remains keeps its order.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName switch
        {
            ServersThatDie.Name => 0,
            var name when name.Contains(nameof(A_killed_broker_tests), StringComparison.Ordinal) => 1,
            var name when name.Contains(nameof(Under_fire_embedded), StringComparison.Ordinal) => 2,
            ServersThatLive.Name => 4,
            _ => 3,
        })];
}
