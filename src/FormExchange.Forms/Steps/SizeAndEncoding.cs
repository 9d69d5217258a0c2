using FormExchange.Forms.Xml;

namespace FormExchange.Forms.Steps;

/// <summary>First step: nothing is parsed that is too large, not UTF-8, or has a DTD.</summary>
internal static class SizeAndEncoding
{
    public static bool Check(ValidationRun run)
    {
        if (ByteExamination.Refuse(run.Bytes.Span, XmlLimits.Document) is not { } refused)
        {
            return true;
        }

        run.Findings.Add(refused);
        return false;
    }
}
