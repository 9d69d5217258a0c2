namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>Something that stands in the tables and not in the schemas: the form or message, what, and what was found instead.</summary>
internal sealed record Missing(string Form, string What, string Found)
{
    public string Name => $"{Form} {What}";

    public override string ToString() => $"{Name}: {Found}";
}
