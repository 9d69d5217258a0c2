namespace FormExchange.Tests.Trust;

/// <summary>All documents that are made to deceive, by what their makers hope that a verifier forgets.</summary>
internal static class HostileCorpus
{
    public static IReadOnlyList<(string Group, IReadOnlyList<HostileCase> Cases)> Groups { get; } =
    [
        ("Tampered", [.. HostileSignatures.Tampered]),
        ("Algorithms", [.. HostileSignatures.Algorithms, .. HostileWeakening.Algorithms]),
        ("Transforms", [.. HostileSignatures.Transforms, .. HostileWeakening.Transforms]),
        ("References", [.. HostileReferences.All]),
        ("Partly signed", [.. HostileParts.All]),
        ("Wrapped", [.. HostileSignatures.Wrapped]),
        ("Key infos", [.. HostileKeys.KeyInfos]),
        ("Properties", [.. HostileSignatures.Properties]),
        ("Values", [.. HostileSignatures.Values, .. HostileKeys.Values]),
        ("Certificates", [.. HostileCertificates.All, .. HostileKeys.Certificates]),
        ("Bytes", [.. HostileEnvelopes.Bytes, .. HostileDtds.All]),
        ("Structures", [.. HostileEnvelopes.Structures]),
        ("Headers", [.. HostileEnvelopes.Headers]),
    ];

    public static IEnumerable<HostileCase> All => Groups.SelectMany(group => group.Cases);
}
