using FormExchange.Exchanges.Data;
using FormExchange.Tests.Exchanges;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>Migrations are written by hand: what they make is what the model says.</summary>
public abstract partial class StorageConformance
{
    [Fact]
    public async Task Every_column_of_the_model_is_in_its_table_and_every_column_of_a_table_is_in_the_model()
    {
        await using var db = Store.Read();
        foreach (var type in db.Model.GetEntityTypes())
        {
            var table = StoreObjectIdentifier.Table(type.GetTableName()!);

            (await Storage.ColumnsAsync(table.Name)).Order(StringComparer.Ordinal).ShouldBe(
                type.GetProperties().Select(p => p.GetColumnName(table) + (p.IsNullable ? " null" : "")).Order(StringComparer.Ordinal), table.Name);
        }

        (await Storage.TablesAsync()).Order().ShouldBe(db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Order());
    }

    [Fact]
    public async Task The_database_has_the_indexes_of_the_model()
    {
        await using var db = Store.Read();
        var wanted = db.Model.GetEntityTypes().SelectMany(type => type.GetIndexes()
            .Select(i => (i.IsUnique ? "unique " : "") + $"{type.GetTableName()} ({string.Join(", ", i.Properties.Select(p => p.GetColumnName()))})")
            .Concat(type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToArray() is ["Number"]
                ? []
                : [$"unique {type.GetTableName()} ({string.Join(", ", type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()))})"]));

        (await Storage.IndexesAsync()).Order(StringComparer.Ordinal).ShouldBe(wanted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_unique_key_begins_with_the_owner_but_the_journals_own_number()
    {
        var unique = (await Storage.IndexesAsync()).Where(i => i.StartsWith("unique ", StringComparison.Ordinal)).ToList();

        unique.Count.ShouldBe(10);
        unique.ShouldAllBe(i => i.Contains("(Owner,"));
    }

    [Fact]
    public async Task Preparing_twice_changes_nothing()
    {
        await CommitAsync(new Commit("test") { Added = [Some.Exchange(Owner, "1")] });
        var before = await EverythingAsync();

        Store = await Storage.OpenAsync(FaultPoints.None);
        Store = await Storage.OpenAsync(FaultPoints.None);

        (await EverythingAsync()).ShouldBe(before);
    }
}
