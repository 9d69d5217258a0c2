namespace FormExchange.Host; public sealed class HostProgram { public static void Main() { } }
