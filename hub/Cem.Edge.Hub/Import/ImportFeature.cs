namespace Cem.Edge.Hub.Import;

internal static class ImportFeature
{
    public static IServiceCollection AddImport(this IServiceCollection services) => services.AddSingleton<ImportWriter>();
}
