using System.Globalization;
using Cem.Edge.Agent.Buttons;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Settings;

/// <summary>Settings that are each well-formed but contradict one another.</summary>
internal static class SettingsRules
{
    public static IEnumerable<SettingProblem> Check(AgentSettings settings)
    {
        if (settings.Device.Site == CemId.ReservedSite)
        {
            yield return new("Device:Site", settings.Device.Site, "is reserved for devices without an identity", "Use the site id of the journey file");
        }

        if (!settings.Hub.Tls && !IsThisMachine(settings.Hub.Host))
        {
            yield return new("Hub:Tls", "false", $"would send what shoppers say in the clear to {settings.Hub.Host}", "Set Hub:Tls to true and Hub:Port to 8883, and copy a claim credential of the hub to this device");
        }

        foreach (SettingProblem problem in Buttons(settings))
        {
            yield return problem;
        }

        if (settings.Lights.Faces.Count != 0 && settings.Lights.Faces.Count != settings.Buttons.Scale)
        {
            yield return new("Lights:Faces", SettingText.Of(settings.Lights.Faces), $"has {settings.Lights.Faces.Count} lines for a scale of {settings.Buttons.Scale}",
                "List one GPIO line per face, worst first, or none");
        }

        foreach (SettingProblem problem in SharedLines(settings).Concat(Reasons(settings)).Concat(Speech(settings)).Concat(CallDesk(settings)))
        {
            yield return problem;
        }

        if (settings.Hub.RetryBase > settings.Hub.RetryCap)
        {
            yield return new("Hub:RetryBase", SettingText.Of(settings.Hub.RetryBase), $"is above Hub:RetryCap of {settings.Hub.RetryCap}", "Lower the base or raise the cap");
        }
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (System.Net.IPAddress.TryParse(host, out System.Net.IPAddress? address) && System.Net.IPAddress.IsLoopback(address));

    // A device has faces, a folder of recordings, or both.
    private static IEnumerable<SettingProblem> Buttons(AgentSettings settings)
    {
        ButtonsOptions buttons = settings.Buttons;
        if (settings.CallDesk.IsOn && !buttons.AreFitted && buttons is { Question: "", TalkPin: null })
        {
            yield break;
        }

        string orCalls = settings.CallDesk.IsOn ? "; a pure call desk sets neither Buttons:Question nor Buttons:TalkPin" : "";
        if (buttons.Question.Length == 0)
        {
            yield return new("Buttons:Question", "", "is required", "Use a question id of the journey file" + orCalls);
        }

        if (buttons.Pins.Count != buttons.Scale)
        {
            yield return new("Buttons:Pins", SettingText.Of(buttons.Pins), $"has {buttons.Pins.Count} lines for a scale of {buttons.Scale}",
                "List one GPIO line per face, worst first, or correct Buttons:Scale" + orCalls);
        }
    }

    private static IEnumerable<SettingProblem> CallDesk(AgentSettings settings)
    {
        if (settings.CallDesk.Hold < settings.CallDesk.ListSilence)
        {
            yield return new("CallDesk:Hold", SettingText.Of(settings.CallDesk.Hold), $"is under CallDesk:ListSilence of {settings.CallDesk.ListSilence}", "Raise the hold or lower the listed silence");
        }

        string data = Path.GetFullPath(settings.Outbox.Folder);
        if (settings.CallDesk.IsOn && Path.GetFullPath(settings.CallDesk.Folder) == data)
        {
            yield return new("CallDesk:Folder", settings.CallDesk.Folder, "is the data folder: its files would be taken for recordings", "Use a folder of its own");
        }
    }

    private static IEnumerable<SettingProblem> SharedLines(AgentSettings settings)
    {
        var (buttons, lights) = (settings.Buttons, settings.Lights);
        (string Key, int? Line)[] used =
        [
            .. buttons.Pins.Select(line => ("Buttons:Pins", (int?)line)), ("Buttons:TalkPin", buttons.TalkPin),
            .. lights.Faces.Select(line => ("Lights:Faces", (int?)line)), ("Lights:Thanks", lights.Thanks), ("Lights:Refused", lights.Refused),
            ("Lights:Talk", lights.Talk), ("Lights:Reasons", lights.Reasons), ("Lights:Buzzer", lights.Buzzer),
        ];
        foreach (IGrouping<int, string> twice in used.Where(one => one.Line is not null).GroupBy(one => one.Line!.Value, one => one.Key).Where(group => group.Count() > 1))
        {
            yield return new(string.Join(" and ", twice.Distinct()), twice.Key.ToString(CultureInfo.InvariantCulture), "one GPIO line is used twice", "Give each button and lamp its own line");
        }

        foreach ((string key, int? line) in used.Where(one => one.Line is < 0 or > 1023))
        {
            yield return new(key, SettingText.Of(line), "is no GPIO line", "Use a line number from 0, as gpioinfo lists them");
        }
    }

    private static IEnumerable<SettingProblem> Reasons(AgentSettings settings)
    {
        IReadOnlyList<string> reasons = settings.Feedback.Reasons;
        if (reasons.Count == 0)
        {
            yield break;
        }

        if (reasons.Count != settings.Buttons.Scale)
        {
            yield return new("Feedback:Reasons", SettingText.Of(reasons), $"has {reasons.Count} entries for a scale of {settings.Buttons.Scale}", "List one taxonomy id, or - for none, per face");
        }

        if (reasons.Any(reason => reason != "-" && !CemId.IsValid(reason)))
        {
            yield return new("Feedback:Reasons", SettingText.Of(reasons), "holds something that is no taxonomy id", "Use ids of 1 to 40 of a-z 0-9 and hyphen");
        }

        if (settings.Lights.Reasons is null)
        {
            yield return new("Lights:Reasons", "", "reasons are offered, but nothing shows the shopper that the buttons now mean reasons", "Set the lamp's GPIO line, or empty Feedback:Reasons");
        }
    }

    private static IEnumerable<SettingProblem> Speech(AgentSettings settings)
    {
        if (settings.Recording.Notice.Trim() is { Length: > 0 and < 20 } notice)
        {
            yield return new("Recording:Notice", notice, "is too short to say what is recorded and how long it is kept", "Write the text of the printed notice, or leave it empty to keep the talk button off");
        }

        if (settings.Buttons.TalkPin is not null && settings.Recording.Notice.Trim().Length > 0 && settings.Lights.Talk is null)
        {
            yield return new("Lights:Talk", "", "the microphone would listen without a light", "Set the GPIO line of the talk lamp, or remove Buttons:TalkPin");
        }

        foreach (string language in settings.Transcribing.Languages.Where(language => language is not ("en" or "zh")))
        {
            yield return new("Transcribing:Languages", language, "cannot be scored", "Use en, zh or both");
        }
    }
}
