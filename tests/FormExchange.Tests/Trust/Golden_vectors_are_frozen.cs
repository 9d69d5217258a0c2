using System.Security.Cryptography;

namespace FormExchange.Tests.Trust;

/// <summary>Partners hold their software against these files: none of them ever changes, and none goes away. The list of their digests only grows.</summary>
public sealed class Golden_vectors_are_frozen
{
    [Fact]
    public void Octet_for_octet() => Directory.EnumerateFiles(Golden.Folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is not (".md" or ".txt"))
        .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Path.GetRelativePath(Golden.Folder, file)}")
        .Order(StringComparer.Ordinal)
        .ShouldBe(File.ReadLines(Path.Combine(Golden.Folder, "sha256sums.txt")).Order(StringComparer.Ordinal));
}
