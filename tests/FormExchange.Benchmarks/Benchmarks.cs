namespace FormExchange.Benchmarks; internal static class Benchmarks { public static void Main() { } }
