namespace FormExchange.Transport.RabbitMq;

/// <summary>What belongs to whom on a broker: every name of an institution holds its id, and nobody has rights on a name that holds another's.</summary>
public static class BrokerNames
{
    /// <summary>The exchange that every institution's messages pass on their way to a queue. Nobody may write to it; each institution's own exchange is bound to it.</summary>
    public const string Post = "formexchange.post";

    private const string OutPrefix = "formexchange.out.";

    /// <summary>The queue of what arrives for an institution.</summary>
    public static string In(string institution) => "formexchange.in." + InstitutionName.Of(institution);

    /// <summary>The queue where the broker puts what was delivered more often than the limit and never acknowledged.</summary>
    public static string Dead(string institution) => "formexchange.dead." + InstitutionName.Of(institution);

    /// <summary>The queue where the institution's own host puts what its store refused again and again.</summary>
    public static string Error(string institution) => "formexchange.error." + InstitutionName.Of(institution);

    /// <summary>The one exchange that an institution sends to, and nobody else: a message that came by it is from that institution.</summary>
    public static string Out(string institution) => OutPrefix + InstitutionName.Of(institution);

    /// <summary>The broker's user of an institution.</summary>
    public static string User(string institution) => InstitutionName.Of(institution);

    /// <summary>Whose <see cref="Out"/> an exchange is; null if it is none.</summary>
    public static string? SenderOf(string exchange) =>
        exchange.StartsWith(OutPrefix, StringComparison.Ordinal) ? InstitutionOf(exchange[OutPrefix.Length..]) : null;

    /// <summary>Whose <see cref="User"/> a user is; null if it is no institution's.</summary>
    public static string? InstitutionOf(string? user) => InstitutionName.Institution(user);
}
