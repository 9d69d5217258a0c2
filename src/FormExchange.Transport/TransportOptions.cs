using FormExchange.Forms;
using FormExchange.Transport.RabbitMq;

namespace FormExchange.Transport;

/// <summary>How the bus is reached and how much may be under way on it at once.</summary>
public sealed class TransportOptions
{
    /// <summary>The bus inside this process; what is in it ends with the process.</summary>
    public const string InMemory = "in-memory";

    /// <summary>A RabbitMQ broker; what it has confirmed, it keeps.</summary>
    public const string RabbitMq = "rabbitmq";

    /// <summary>Of <see cref="DeliveryLimit"/>: a host that dies a thousand times of one message does not need more tries.</summary>
    public const int LargestDeliveryLimit = 1000;

    public string Kind { get; set; } = InMemory;

    /// <summary>Where the broker is: <c>amqp://host:port/vhost</c>, or <c>amqps</c> for TLS. Never with a user or password.</summary>
    public Uri? Address { get; set; }

    /// <summary>The password of each served institution's user, by institution. The user's name is <see cref="BrokerNames.User"/>.</summary>
    public IReadOnlyDictionary<string, string> Passwords { get; set; } = new Dictionary<string, string>();

    /// <summary>A PEM file with the authorities that may have signed the broker's certificate; without it the machine's own count.</summary>
    public string? CertificateAuthorities { get; set; }

    /// <summary>How often a message may be delivered without being acknowledged before the broker puts it into the dead queue, which is taken too, but slowly.</summary>
    public int DeliveryLimit { get; set; } = 20;

    /// <summary>After twice this time without a sign of life the broker counts as gone.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a send may take before the bus counts as unavailable.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many messages may be under way: on a broker, sent by one institution and not yet confirmed, and delivered to one and not yet
    /// acknowledged; in memory, sent to one institution and not yet taken. Further sends wait, at most <see cref="SendTimeout"/>.
    /// </summary>
    public int Window { get; set; } = 128;

    /// <summary>How many messages one institution takes at once.</summary>
    public int Concurrency { get; set; } = 32;

    /// <summary>How long a stop waits for messages that are under way.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// When a message that the store refused, though it is there, is tried again. After the last one it is given up: in memory it is left
    /// to its sender, who gets no receipt; on a broker it is put into the error queue.
    /// </summary>
    public IReadOnlyList<TimeSpan> RedeliveryDelays { get; set; } =
    [
        TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5),
    ];

    /// <summary>The same for a message of the dead or the error queue; after the last one it goes behind the others in the error queue, and so on for ever.</summary>
    public IReadOnlyList<TimeSpan> DrainDelays { get; set; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(40)];

    /// <summary>What the bus is, in one line for people, without a secret.</summary>
    public string Description => Kind == RabbitMq && Address is not null
        ? $"RabbitMQ at {Address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped)}, quorum queues, delivery limit {DeliveryLimit}"
        : "the bus inside this process; what is in it ends with the process";

    /// <summary>Every reason why a host cannot serve these institutions with these settings; empty when it can.</summary>
    public IReadOnlyList<Refusal> Check(IEnumerable<string>? served = null)
    {
        var refusals = new List<Refusal>();
        if (Kind is not (InMemory or RabbitMq))
        {
            refusals.Add(TransportCodes.UnknownKind.Refusal(Kind, $"{InMemory}, {RabbitMq}"));
        }

        if (Kind == RabbitMq)
        {
            refusals.AddRange(BrokerAddress.Check(this));
            refusals.AddRange(from institution in served ?? []
                              where string.IsNullOrEmpty(Passwords.GetValueOrDefault(institution))
                              select TransportCodes.Password.Refusal(institution));
        }

        RequireRange(refusals, nameof(SendTimeout), SendTimeout.TotalSeconds, 0.1, 60);
        RequireRange(refusals, nameof(StopTimeout), StopTimeout.TotalSeconds, 0.1, 600);
        RequireRange(refusals, nameof(Heartbeat), Heartbeat.TotalSeconds, 1, 600);
        RequireRange(refusals, nameof(Window), Window, 1, 4096);
        RequireRange(refusals, nameof(Concurrency), Concurrency, 1, 1024);
        RequireRange(refusals, nameof(DeliveryLimit), DeliveryLimit, 1, LargestDeliveryLimit);
        return refusals;
    }

    private static void RequireRange(List<Refusal> refusals, string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            refusals.Add(TransportCodes.OutOfRange.Refusal(name, least, most));
        }
    }
}
