namespace FormExchange.Cli; internal static class Formx { public static int Main() => 0; }
