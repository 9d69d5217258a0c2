using System.Runtime.CompilerServices;
using FormExchange.Forms;

namespace FormExchange.Tests.Support;

/// <summary>What an executable of ours does first thing, done for the process of the tests as well.</summary>
internal static class TestProcess
{
    /// <summary>The bound on patterns is read when the first regular expression is used: before any test.</summary>
    [ModuleInitializer]
    internal static void Begin() => PatternTimeout.Set();
}
