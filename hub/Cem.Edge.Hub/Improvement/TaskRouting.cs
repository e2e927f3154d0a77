namespace Cem.Edge.Hub.Improvement;

/// <summary>Who is known at the place of an alert; empty strings and lists where the journey names nobody.</summary>
/// <param name="AspectDepartment">Department that owns the finding's main aspect; only for critical words.</param>
/// <param name="AspectAlsoTold">Other departments of that aspect.</param>
/// <param name="TouchpointDepartment">Owner of the touchpoint.</param>
/// <param name="SiteManager">Person id.</param>
internal sealed record TaskPlaces(string AspectDepartment, IReadOnlyList<string> AspectAlsoTold, string TouchpointDepartment, string SiteManager);

/// <summary>To whom a task goes.</summary>
internal sealed record TaskAddress(string Department, string Person, IReadOnlyList<string> AlsoTold);

/// <summary>The aspect's department first, else the touchpoint's, else the site's manager (DECISIONS 3).</summary>
internal static class TaskRouting
{
    public static TaskAddress Address(TaskPlaces places)
    {
        string department = places.AspectDepartment.Length > 0 ? places.AspectDepartment : places.TouchpointDepartment;
        // The department of the place hears of it too when the aspect's department owns the task.
        string[] told = [.. places.AspectAlsoTold.Append(places.TouchpointDepartment).Where(one => one.Length > 0 && one != department).Distinct()];
        return new TaskAddress(department, department.Length > 0 ? "" : places.SiteManager, told);
    }
}
