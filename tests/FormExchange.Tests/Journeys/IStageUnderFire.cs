namespace FormExchange.Tests.Journeys;

/// <summary>A stage whose hosts are processes of their own, so that they, and what they run on, can be killed.</summary>
internal interface IStageUnderFire : IStage
{
    StagedHost AgencyHost { get; }

    /// <summary>Embedded, the agency's.</summary>
    StagedHost FundHost { get; }

    /// <summary>The process of the broker or of the database.</summary>
    int ProcessOf(Victim victim);

    /// <summary>Makes sure that the broker or the database is dead, and starts it again.</summary>
    Task ReviveAsync(Victim victim);

    /// <summary>What has to go wrong for the hosts to come to a place that is not on the way of sound forms; null: nothing, they come there by themselves.</summary>
    Func<Task>? Misfortune(string place);
}
