namespace FormExchange.Tests.Trust;

/// <summary>All documents that are made to deceive, by what their makers hope that a verifier forgets.</summary>
internal static class HostileCorpus
{
    public static IReadOnlyList<(string Group, IReadOnlyList<HostileCase> Cases)> Groups { get; } =
    [
        ("Tampered", [.. HostileSignatures.Tampered]),
        ("Algorithms", [.. HostileSignatures.Algorithms]),
        ("Transforms", [.. HostileSignatures.Transforms]),
        ("References", [.. HostileSignatures.References]),
        ("Partly signed", [.. HostileParts.All]),
        ("Wrapped", [.. HostileSignatures.Wrapped]),
        ("Key infos", [.. HostileSignatures.KeyInfos]),
        ("Properties", [.. HostileSignatures.Properties]),
        ("Values", [.. HostileSignatures.Values]),
        ("Certificates", [.. HostileCertificates.All]),
        ("Bytes", [.. HostileEnvelopes.Bytes]),
        ("Structures", [.. HostileEnvelopes.Structures]),
        ("Headers", [.. HostileEnvelopes.Headers]),
    ];

    public static IEnumerable<HostileCase> All => Groups.SelectMany(group => group.Cases);
}
