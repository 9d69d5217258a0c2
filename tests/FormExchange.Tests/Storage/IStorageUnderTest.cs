using FormExchange.Exchanges.Data;

namespace FormExchange.Tests.Storage;

/// <summary>A kind of store with a database of its own, made for one test.</summary>
public interface IStorageUnderTest : IAsyncDisposable
{
    /// <summary>Opens the database, the second time the same one: what was open before is closed.</summary>
    Task<IExchangeStore> OpenAsync(FaultPoints faults);

    /// <summary>
    /// The indexes that the database has, each as "table (column, column)", unique ones with "unique " before it; but for the one on the
    /// journal's own number, which not every database needs.
    /// </summary>
    Task<IReadOnlyList<string>> IndexesAsync();

    /// <summary>The tables that are ours.</summary>
    Task<IReadOnlyList<string>> TablesAsync();

    /// <summary>The columns of a table, each followed by " null" if it may be empty.</summary>
    Task<IReadOnlyList<string>> ColumnsAsync(string table);
}
