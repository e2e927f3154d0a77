namespace Cem.Edge.Tools.Hearing;

/// <summary>What becomes of a recording with several channels.</summary>
internal enum ChannelChoice
{
    /// <summary>Channels that differ are transcribed apart, equal ones once.</summary>
    Auto,

    /// <summary>The mean of all channels, for one conversation in front of several microphones.</summary>
    Mix,
}
