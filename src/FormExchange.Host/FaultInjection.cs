using System.Diagnostics;
using FormExchange.Exchanges.Data;
using FormExchange.Host.Settings;

namespace FormExchange.Host;

/// <summary>What a test's armed place does. Settings refuse to arm one outside tests (<see cref="HostSettingsReader"/>).</summary>
internal static class FaultInjection
{
    public static FaultPoints For(HostSettings settings) => settings.FaultVictim is { } victim
        ? new FaultPoints(settings.ArmedFault, () => Kill(victim))
        : new FaultPoints(settings.ArmedFault, EndAsByKill);

    /// <summary>The broker or the database dies at this very moment, and we go on without it.</summary>
    private static void Kill(int victim)
    {
        try
        {
            using var process = Process.GetProcessById(victim);
            process.Kill();
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // Something else was quicker: it is dead already.
        }
    }

    /// <summary>As by <c>kill -9</c>: no handler runs, nothing is flushed. The signal takes a moment; nothing goes on meanwhile.</summary>
    private static void EndAsByKill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        using var never = new ManualResetEventSlim();
        never.Wait();
    }
}
