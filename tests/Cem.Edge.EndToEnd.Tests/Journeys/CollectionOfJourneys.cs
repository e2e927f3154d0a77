namespace Cem.Edge.EndToEnd.Tests.Journeys;

/// <summary>Journeys share one store and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class CollectionOfJourneys : ICollectionFixture<StoreFixture>
{
    public const string Name = "journeys through one store";
}
