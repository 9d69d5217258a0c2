/// <summary>What a program loaded: a program started with DOTNET_STARTUP_HOOKS naming this assembly writes it at its end. The runtime wants this name, in no namespace.</summary>
internal static class StartupHook
{
    public const string Target = "FORMEXCHANGE_LOADED_ASSEMBLIES";

    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(
        Environment.GetEnvironmentVariable(Target)!,
        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
}
