using FormExchange.Tests.Trust;

/// <summary>
/// What a program does beside its own work when it is started with DOTNET_STARTUP_HOOKS naming this assembly: it writes at its end what it loaded, or opens with
/// keys in an HSM. The runtime wants this name, in no namespace.
/// </summary>
internal static class StartupHook
{
    public const string Target = "FORMEXCHANGE_LOADED_ASSEMBLIES";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(HsmChild.Asked) is { } folder)
        {
            HsmChild.Run(folder);
        }
        else
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(
                Environment.GetEnvironmentVariable(Target)!,
                AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
        }
    }
}
