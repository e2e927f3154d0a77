namespace Cem.Edge.Hub.Journey;

/// <summary>Reads a device with its dated assignments.</summary>
internal static class DeviceReader
{
    public static AssignedDevice Read(JsonSpot spot, SpotReader reader, KnownIds known)
    {
        reader.Expect(spot, "id", "assignments");
        string id = known.Add("device", spot);
        int before = reader.Problems.Count;
        (JsonSpot Spot, Assignment Assignment)[] assignments =
            [.. reader.List(spot, "assignments").Select(one => (one, ReadOne(one, reader, known))).OrderBy(one => one.Item2.From)];
        if (reader.Problems.Count == before)
        {
            CheckOverlap(assignments, reader);
        }

        return new AssignedDevice(id, [.. assignments.Select(one => one.Assignment)]);
    }

    private static void CheckOverlap((JsonSpot Spot, Assignment Assignment)[] assignments, SpotReader reader)
    {
        foreach (((_, Assignment earlier), (JsonSpot at, Assignment later)) in assignments.Zip(assignments.Skip(1)))
        {
            if (earlier.To is not { } end || end > later.From)
            {
                reader.Complain(at, $"overlaps the assignment to '{earlier.Touchpoint}'; a device stands at one touchpoint at a time, so end that one with 'to'");
            }
        }
    }

    private static Assignment ReadOne(JsonSpot spot, SpotReader reader, KnownIds known)
    {
        reader.Expect(spot, "touchpoint", "from", "to");
        string touchpoint = known.Refer("touchpoint", spot, "touchpoint") ?? "";
        if (reader.Moment(spot, "from") is not { } from)
        {
            reader.Complain(spot, "'from' is missing; write the date the device was put there");
            from = DateTimeOffset.MinValue;
        }

        DateTimeOffset? to = reader.Moment(spot, "to");
        if (to <= from && to != DateTimeOffset.MinValue)
        {
            reader.Complain(spot, "'to' must be later than 'from'");
        }

        return new Assignment(touchpoint, from, to);
    }
}
