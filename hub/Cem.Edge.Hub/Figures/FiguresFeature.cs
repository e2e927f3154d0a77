namespace Cem.Edge.Hub.Figures;

internal static class FiguresFeature
{
    public static IServiceCollection AddFigures(this IServiceCollection services) => services.AddSingleton<FigureQueries>();
}
