namespace FormExchange.Tests.Support.Servers;

/// <summary>Servers that somebody else runs for the tests, named by environment variables.</summary>
internal static class OutsideServers
{
    public const string PostgresVariable = "FORMEXCHANGE_TEST_POSTGRES";
    public const string BrokerVariable = "FORMEXCHANGE_TEST_RABBITMQ";
    public const string ManagementVariable = "FORMEXCHANGE_TEST_RABBITMQ_MANAGEMENT";
}
