namespace Cem.Edge.Hub.Judgements;

/// <summary>What people say about findings: right, or corrected.</summary>
internal static class JudgementsFeature
{
    public static IServiceCollection AddJudgements(this IServiceCollection services) => services
        .AddSingleton<JudgementBook>()
        .AddSingleton<JudgementQueries>();
}
