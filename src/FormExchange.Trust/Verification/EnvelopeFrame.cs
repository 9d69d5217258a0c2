using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>The part of an envelope that a node belongs to.</summary>
internal enum Zone
{
    /// <summary>The root, the wrapper, and what stands directly in them.</summary>
    Frame,
    Header,
    Document,
    Attachments,
    Signature,
}

/// <summary>
/// The fixed places of an envelope, and everything that may not stand outside the signature: what PROFILE.md, sections 1 and 2, says before any
/// cryptography.
/// </summary>
internal sealed class EnvelopeFrame(VerificationPolicy policy)
{
    private const int LongestUri = 256;

    private bool isOther;
    private bool holdsOther;
    private bool holdsSignature;
    private bool signatureIsLast;
    private int top;
    private int wrapped;
    private int signatures;
    private Check? forbidden;

    /// <summary>Why this is no envelope of ours, once all of it was seen; the coarsest fault comes first.</summary>
    public Check? Fault =>
        policy.Finds(Checks.Root, isOther || top != 2)
        ?? policy.Finds(Checks.OneSignature, signatures > 1)
        ?? policy.Finds(Checks.SignaturePlace, signatures == 1 && !signatureIsLast)
        ?? policy.Finds(Checks.Wrapper, holdsOther || wrapped != 2)
        ?? policy.Finds(Checks.SignaturePlace, signatures == 0 && holdsSignature)
        ?? policy.Finds(Checks.NoSignature, signatures == 0)
        ?? forbidden;

    /// <param name="depth">Of the element; the root has 0.</param>
    /// <param name="zone">In which its parent stands.</param>
    public Zone Enter(ElementToken element, int depth, Zone zone)
    {
        var entered = zone == Zone.Frame ? Place(element, depth) : zone;
        holdsSignature |= element.Is(Names.Signature, "Signature");
        forbidden ??= Forbidden(element, entered, policy);
        return entered;
    }

    /// <param name="depth">Of the text, in the frame: one more than that of its element.</param>
    public void Text(int depth, bool isWhiteSpace)
    {
        isOther |= depth == 1 && !isWhiteSpace;
        holdsOther |= depth == 2 && !isWhiteSpace;
    }

    /// <summary>What may stand nowhere, or nowhere outside the signature.</summary>
    public static Check? Forbidden(ElementToken element, Zone zone, VerificationPolicy policy)
    {
        var outside = zone != Zone.Signature;
        return policy.Finds(Checks.Vocabulary, outside && IsOfSignatures(element.Namespace))
            ?? policy.Finds(Checks.Namespace, !AllPlain(element.Declared))
            ?? policy.Finds(Checks.Id, outside && HasId(element));
    }

    private static bool IsOfSignatures(string ns) => ns == Names.Signature || ns.StartsWith(Names.XadesFamily, StringComparison.Ordinal);

    private static bool AllPlain(List<string> namespaces)
    {
        foreach (var ns in namespaces)
        {
            if (!IsPlainUri(ns))
            {
                return false;
            }
        }

        return true;
    }

    private Zone Place(ElementToken element, int depth)
    {
        switch (depth)
        {
            case 0:
                isOther |= !element.Is(Names.Header, "StandardBusinessDocument");
                return Zone.Frame;
            case 1:
                isOther |= !(top == 0 ? element.Is(Names.Header, "StandardBusinessDocumentHeader") : element.Is(Names.Envelope, "FormExchange"));
                return top++ == 0 ? Zone.Header : Zone.Frame;
            default:
                return InWrapper(element);
        }
    }

    private Zone InWrapper(ElementToken element)
    {
        signatureIsLast = element.Is(Names.Signature, "Signature");
        if (signatureIsLast)
        {
            signatures++;
            return Zone.Signature;
        }

        var index = wrapped++;
        holdsOther |= index switch
        {
            0 => element.Namespace is "" or Names.Header or Names.Envelope,
            1 => !element.Is(Names.Envelope, "Attachments"),
            _ => true,
        };
        return index == 0 ? Zone.Document : Zone.Attachments;
    }

    private static bool HasId(ElementToken element)
    {
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name.Equals("id", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // One that is written anew at each of many elements must not make a small file a large one. Canonicalizers of other houses write & in a namespace differently, and refuse relative ones.
    private static bool IsPlainUri(string uri) =>
        uri.Length == 0
        || (uri.Length <= LongestUri && (uri.StartsWith("urn:", StringComparison.Ordinal) || uri.StartsWith("http://", StringComparison.Ordinal) || uri.StartsWith("https://", StringComparison.Ordinal))
            && uri.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
            && uri.AsSpan().IndexOfAny("&<>\"'") < 0);
}
