using System.Runtime.CompilerServices;
using FormExchange.Forms;

namespace FormExchange.Tests.Forms;

/// <summary>The tests do what every executable does first thing: bound the time of a pattern.</summary>
internal static class PatternTimeoutOfTheTests
{
    [ModuleInitializer]
    internal static void Set() => PatternTimeout.Set();
}
