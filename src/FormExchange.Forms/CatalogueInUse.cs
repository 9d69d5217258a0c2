namespace FormExchange.Forms;

/// <summary>
/// The catalogue that a host works with. Whoever answers a request takes <see cref="Current"/> once and stays with it; a reload reads the
/// whole folder beside it and then changes this one reference, or nothing.
/// </summary>
public sealed class CatalogueInUse(string schemasFolder, FormCatalogue first)
{
    private readonly Lock reloading = new();
    private volatile FormCatalogue current = first;

    public FormCatalogue Current => current;

    /// <summary>
    /// Takes what the folder says now if all of it is sound and <paramref name="refuse"/> has nothing against it. What is given back are
    /// the reasons why the former catalogue stays, or an empty list.
    /// </summary>
    public IReadOnlyList<CatalogueProblem> Reload(Func<FormCatalogue, IReadOnlyList<CatalogueProblem>> refuse)
    {
        ArgumentNullException.ThrowIfNull(refuse);
        lock (reloading)
        {
            var load = FormCatalogue.Load(schemasFolder);
            if (load.Catalogue is not { } next)
            {
                return load.Problems;
            }

            var against = refuse(next);
            if (against.Count == 0)
            {
                current = next;
            }

            return against;
        }
    }
}
