namespace Cem.Edge.Contracts;

/// <summary>Sizes both ends keep (DESIGN 3).</summary>
public static class WireLimits
{
    /// <summary>Most events in one batch.</summary>
    public const int MaxEventsPerBatch = 100;

    /// <summary>Largest sequence number of an epoch: 2^40-1, so that a number and its agent start fit one 64-bit key.</summary>
    public const long MaxSequence = (1L << 40) - 1;

    /// <summary>Most bytes of one message payload.</summary>
    public const int MaxPayloadBytes = 128 * 1024;

    /// <summary>Most bytes of one MQTT packet the hub accepts: a full payload, its topic and its properties.</summary>
    public const int MaxPacketBytes = 160 * 1024;

    /// <summary>Most characters of a remark's redacted text.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>Most gaps that a call event lists.</summary>
    public const int MaxCallGaps = 200;

    /// <summary>Deepest JSON nesting that is read.</summary>
    public const int MaxJsonDepth = 16;

    /// <summary>Content type of one event.</summary>
    public const string EventContentType = "application/cloudevents+json";

    /// <summary>Content type of a batch (our documented extension: the CloudEvents MQTT binding has no batched mode).</summary>
    public const string BatchContentType = "application/cloudevents-batch+json";
}
