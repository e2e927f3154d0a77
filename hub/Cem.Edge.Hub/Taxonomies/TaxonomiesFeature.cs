using Cem.Edge.Scoring.Departments;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cem.Edge.Hub.Taxonomies;

/// <summary>What customers may talk about, by version.</summary>
internal static class TaxonomiesFeature
{
    public static IServiceCollection AddTaxonomies(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => Taxonomy.Load());
        services.TryAddSingleton<TaxonomyBook>();
        return services;
    }
}
