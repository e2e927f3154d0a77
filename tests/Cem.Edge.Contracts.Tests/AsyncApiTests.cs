using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cem.Edge.Contracts.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Cem.Edge.Contracts.Tests;

/// <summary>The published contract and the code say the same.</summary>
public sealed class AsyncApiTests
{
    private static readonly YamlMappingNode Document = Load();

    public static TheoryData<Type> Messages => [.. typeof(Wire).Assembly.GetExportedTypes().Where(IsMessage).OrderBy(type => type.Name)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_type_has_the_documented_fields(Type type)
    {
        YamlMappingNode schema = At(Document, "components", "schemas", type.Name);
        PropertyInfo[] fields = [.. type.GetProperties().Where(field => field.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Always)];

        Assert.Equal(
            fields.Select(NameOf).Order(StringComparer.Ordinal),
            At(schema, "properties").Children.Keys.Select(key => ((YamlScalarNode)key).Value!).Order(StringComparer.Ordinal));
        Assert.Equal(
            fields.Where(IsRequired).Select(NameOf).Order(StringComparer.Ordinal),
            Required(schema).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_topic_builder_has_its_channel()
    {
        string[] addresses = [.. At(Document, "channels").Children.Values.Select(channel => Scalar((YamlMappingNode)channel, "address"))];
        DeviceAddress device = Fixtures.Kiosk;
        string[] built = [Topics.Event(device), Topics.Ack(device), Topics.State(device), Topics.Command(device, "replay"), Topics.Response(device), Topics.ClaimRequest(device.Tenant, "4f2a"), Topics.ClaimCertificate(device.Tenant, "4f2a")];
        Assert.Equal(
            built.Order(StringComparer.Ordinal),
            addresses.Select(address => address.Replace("{tenant}", device.Tenant, StringComparison.Ordinal).Replace("{site}", device.Site, StringComparison.Ordinal)
                .Replace("{device}", device.Device, StringComparison.Ordinal).Replace("{name}", "replay", StringComparison.Ordinal).Replace("{serial}", "4f2a", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_event_type_is_a_message_of_the_event_channel()
    {
        IEnumerable<string> names = At(Document, "channels", "event", "messages").Children.Values
            .Select(reference => Scalar((YamlMappingNode)reference, "$ref").Split('/')[^1])
            .Select(message => Scalar(At(Document, "components", "messages", message), "name"));
        Assert.Equal(
            typeof(EventTypes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        YamlScalarNode[] references = [.. Document.AllNodes.OfType<YamlMappingNode>().SelectMany(node => node.Children)
            .Where(pair => pair.Key is YamlScalarNode { Value: "$ref" }).Select(pair => (YamlScalarNode)pair.Value)];
        Assert.NotEmpty(references);
        Assert.All(references, reference => At(Document, reference.Value![2..].Split('/')));
    }

    private static bool IsMessage(Type type) =>
        type.IsClass && !type.IsAbstract && type.GetMethod("<Clone>$") is not null
        && type != typeof(DeviceAddress) && type != typeof(ParsedTopic) && type != typeof(EventStamp)
        && type != typeof(EventReading) && type != typeof(MessageReading) && type != typeof(ReceivedEvent);

    private static string NameOf(PropertyInfo field) =>
        field.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(field.Name);

    private static bool IsRequired(PropertyInfo field) =>
        field.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null
        || field.DeclaringType!.GetConstructors().Any(constructor => constructor.GetParameters().Any(one => one.Name == field.Name && !one.HasDefaultValue));

    private static YamlMappingNode Load()
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(AppContext.BaseDirectory, "asyncapi.yaml"));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlMappingNode At(YamlMappingNode node, params string[] path) =>
        path.Aggregate(node, (current, key) => (YamlMappingNode)current.Children[new YamlScalarNode(key)]);

    private static string Scalar(YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[new YamlScalarNode(key)]).Value!;

    private static IEnumerable<string> Required(YamlMappingNode schema) =>
        schema.Children.TryGetValue(new YamlScalarNode("required"), out YamlNode? names)
            ? ((YamlSequenceNode)names).Select(name => ((YamlScalarNode)name).Value!)
            : [];
}
