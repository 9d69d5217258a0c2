using System.Text;

namespace FormExchange.Trust;

/// <summary>
/// Follows a part of an envelope node by node and hands on its values: an element without children, with the names of those that it stands in. It
/// judges nothing; that is the schema's affair, which follows the same nodes.
/// </summary>
internal abstract class LeafReading(string ns)
{
    private const int Longest = 4096;

    private readonly List<string> path = [];
    private readonly StringBuilder pieces = new();
    private string text = "";
    private bool isLeaf;

    public void Start(ElementToken element)
    {
        // What is of another namespace has no name here.
        path.Add(element.Namespace == ns ? element.Name : "");
        isLeaf = true;
        text = "";
        pieces.Clear();
        Begin(path);
    }

    public void Text(string value)
    {
        // A value is one piece as a rule. None that a schema accepts is longer; what is beyond would only cost memory before it is refused.
        if (text.Length == 0)
        {
            text = value;
        }
        else if (text.Length + pieces.Length < Longest)
        {
            pieces.Append(value);
        }
    }

    public void End()
    {
        if (isLeaf)
        {
            Leaf(path, pieces.Length == 0 ? text : text + pieces);
        }

        isLeaf = false;
        path.RemoveAt(path.Count - 1);
    }

    /// <param name="names">From the part's own element to the one that begins.</param>
    protected abstract void Begin(IReadOnlyList<string> names);

    protected abstract void Leaf(IReadOnlyList<string> names, string value);
}
