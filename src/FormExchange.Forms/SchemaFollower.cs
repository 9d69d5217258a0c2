using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;
using FormExchange.Forms.Schema;
using FormExchange.Forms.Xml;

namespace FormExchange.Forms;

/// <summary>
/// Follows somebody else's reading of a document, node by node in its order, and says whether its schema accepts it so far. It says yes or "not
/// sure": what is wrong, and what a value is worth on which a pattern took too long, is for the validation that explains.
/// </summary>
public sealed class SchemaFollower
{
    private readonly XmlSchemaValidator validator;
    private bool isLeaf;
    private bool endsInLineFeed;

    internal SchemaFollower(FormSchema schema)
    {
        var none = new XmlNamespaceManager(new SharedNames());
        validator = new XmlSchemaValidator(none.NameTable!, schema.Set, none, XmlSchemaValidationFlags.ProcessIdentityConstraints);
        validator.ValidationEventHandler += (_, e) => Accepted &= e.Severity != XmlSeverityType.Error;
        validator.Initialize(schema.Root);
    }

    public bool Accepted { get; private set; } = true;

    public void Element(string name, string ns)
    {
        (isLeaf, endsInLineFeed) = (true, false);
        if (Accepted)
        {
            validator.ValidateElement(name, ns, null);
        }
    }

    public void Attribute(string name, string ns, string value)
    {
        Accepted &= !value.EndsWith('\n');
        if (!Accepted)
        {
            return;
        }

        try
        {
            validator.ValidateAttribute(name, ns, value, null);
        }
        catch (RegexMatchTimeoutException)
        {
            Accepted = false;
        }
    }

    public void EndOfAttributes()
    {
        if (Accepted)
        {
            validator.ValidateEndOfAttributes(null);
        }
    }

    public void Text(string text, bool isWhiteSpace)
    {
        // An empty CDATA section after the line feed takes nothing of it away.
        endsInLineFeed = text.Length > 0 ? text[^1] == '\n' : endsInLineFeed;
        if (!Accepted)
        {
            return;
        }

        if (isWhiteSpace)
        {
            validator.ValidateWhitespace(text);
        }
        else
        {
            validator.ValidateText(text);
        }
    }

    /// <summary>The end of the element that was begun last and not ended.</summary>
    public void End()
    {
        // The framework's patterns let such a value pass, where the standard does not: see ValueFault.
        Accepted &= !(isLeaf && endsInLineFeed);
        isLeaf = false;
        if (!Accepted)
        {
            return;
        }

        try
        {
            validator.ValidateEndElement(null);
        }
        catch (RegexMatchTimeoutException)
        {
            Accepted = false;
        }
    }

    /// <summary>The same, where nobody looks at its attributes and content: the schema has a wildcard there.</summary>
    public void EndUnseen()
    {
        isLeaf = false;
        if (Accepted)
        {
            validator.SkipToEndElement(null);
        }
    }
}
