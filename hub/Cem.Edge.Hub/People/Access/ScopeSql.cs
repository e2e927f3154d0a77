using Dapper;

namespace Cem.Edge.Hub.People.Access;

/// <summary>Conditions that leave of a table only what a <see cref="Scope"/> shows; their values come from <see cref="Values"/>.</summary>
internal static class ScopeSql
{
    /// <summary>Of the table <c>task</c>: a department's own and those it is told of; else those with an alert at a place of the scope.</summary>
    public const string Task =
        """
        (@scopeAll OR CASE WHEN @scopeDepartment IS NULL
          THEN EXISTS (SELECT 1 FROM alert WHERE alert.task_id = task.id AND alert.site IN @scopeSites)
          ELSE task.department = @scopeDepartment OR EXISTS (SELECT 1 FROM json_each(task.also_told) WHERE value = @scopeDepartment) END)
        """;

    /// <summary>Of the table <c>alert</c>: as its task.</summary>
    public const string Alert = $"(@scopeAll OR EXISTS (SELECT 1 FROM task WHERE task.id = alert.task_id AND {Task}))";

    /// <summary>Of remarks and calls, by arrival: said at a place of the scope, and a department's matter where the scope is one.</summary>
    /// <param name="arrival">Column with the arrival number.</param>
    public static string Remark(string arrival) =>
        $"""
        (@scopeAll OR EXISTS (SELECT 1 FROM event placed WHERE placed.arrival = {arrival} AND placed.touchpoint IN @scopeTouchpoints
          AND (@scopeDepartment IS NULL OR placed.touchpoint IN @scopeOwn
            OR EXISTS (SELECT 1 FROM counted_finding named WHERE named.arrival = {arrival} AND named.department = @scopeDepartment))))
        """;

    /// <param name="values">Further values of the question; null for none.</param>
    public static DynamicParameters Values(Scope scope, object? values = null)
    {
        var all = new DynamicParameters(values);
        all.Add("scopeAll", scope.IsEverything);
        all.Add("scopeSites", scope.Sites ?? []);
        all.Add("scopeTouchpoints", scope.Touchpoints ?? []);
        all.Add("scopeOwn", scope.OwnTouchpoints);
        all.Add("scopeDepartment", scope.Department);
        return all;
    }
}
