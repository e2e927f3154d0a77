using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Hub.Settings;

internal static class JsonFeature
{
    /// <summary>One form for the whole API: camelCase, words for enumerations, no nulls.</summary>
    public static IServiceCollection AddApiJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(json =>
    {
        json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
    });
}
