using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.Tests.Improvement;

public sealed class TaskMachineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);
    private static readonly Person Ann = new("ann", "Ann", PersonRole.DepartmentOwner, null, null, "quality");
    private static readonly Person Ben = new("ben", "Ben", PersonRole.StoreStaff, null, "harbour", null);
    private static readonly Person Eve = new("eve", "Eve", PersonRole.Viewer, null, null, null);

    // What Ann did to bring the task there.
    private static readonly Dictionary<TaskState, TaskAction[]> WayTo = new()
    {
        [TaskState.Open] = [],
        [TaskState.Acknowledged] = [TaskAction.Acknowledge],
        [TaskState.Done] = [TaskAction.Acknowledge, TaskAction.Finish],
        [TaskState.Reopened] = [TaskAction.Acknowledge, TaskAction.Finish, TaskAction.Reopen],
    };

    // Written by hand: state, action, what Ann (who did everything so far) gets, what Ben gets.
    public static TheoryData<object, object, string, string> Everything => new()
    {
        { TaskState.Open, TaskAction.Acknowledge, "Acknowledged", "Acknowledged" },
        { TaskState.Open, TaskAction.Release, "NotInThisState", "NotInThisState" },
        { TaskState.Open, TaskAction.Finish, "NotInThisState", "NotInThisState" },
        { TaskState.Open, TaskAction.WithdrawFinish, "NotInThisState", "NotInThisState" },
        { TaskState.Open, TaskAction.Accept, "NotInThisState", "NotInThisState" },
        { TaskState.Open, TaskAction.Reopen, "NotInThisState", "NotInThisState" },
        { TaskState.Open, TaskAction.Comment, "Open", "Open" },
        { TaskState.Open, TaskAction.Open, "NotInThisState", "NotInThisState" },
        { TaskState.Open, TaskAction.Recur, "NotInThisState", "NotInThisState" },
        { TaskState.Acknowledged, TaskAction.Acknowledge, "NotInThisState", "NotInThisState" },
        { TaskState.Acknowledged, TaskAction.Release, "Open", "NotYourStep" },
        { TaskState.Acknowledged, TaskAction.Finish, "Done", "Done" },
        { TaskState.Acknowledged, TaskAction.WithdrawFinish, "NotInThisState", "NotInThisState" },
        { TaskState.Acknowledged, TaskAction.Accept, "NotInThisState", "NotInThisState" },
        { TaskState.Acknowledged, TaskAction.Reopen, "NotInThisState", "NotInThisState" },
        { TaskState.Acknowledged, TaskAction.Comment, "Acknowledged", "Acknowledged" },
        { TaskState.Done, TaskAction.Acknowledge, "NotInThisState", "NotInThisState" },
        { TaskState.Done, TaskAction.Release, "NotInThisState", "NotInThisState" },
        { TaskState.Done, TaskAction.Finish, "NotInThisState", "NotInThisState" },
        { TaskState.Done, TaskAction.WithdrawFinish, "Acknowledged", "NotYourStep" },
        { TaskState.Done, TaskAction.Accept, "OwnWork", "Accepted" },
        { TaskState.Done, TaskAction.Reopen, "Reopened", "Reopened" },
        { TaskState.Done, TaskAction.Comment, "Done", "Done" },
        { TaskState.Reopened, TaskAction.Acknowledge, "Acknowledged", "Acknowledged" },
        { TaskState.Reopened, TaskAction.Release, "NotInThisState", "NotInThisState" },
        { TaskState.Reopened, TaskAction.Finish, "NotInThisState", "NotInThisState" },
        { TaskState.Reopened, TaskAction.WithdrawFinish, "NotInThisState", "NotInThisState" },
        { TaskState.Reopened, TaskAction.Accept, "NotInThisState", "NotInThisState" },
        { TaskState.Reopened, TaskAction.Reopen, "NotInThisState", "NotInThisState" },
        { TaskState.Reopened, TaskAction.Comment, "Reopened", "Reopened" },
    };

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_action_in_every_state_does_what_the_table_says(object state, object action, string forAnn, string forBen)
    {
        ImprovementTask task = Task((TaskState)state);
        Assert.Equal(forAnn, Outcome(Decide(task, (TaskAction)action, Ann)));
        Assert.Equal(forBen, Outcome(Decide(task, (TaskAction)action, Ben)));
    }

    [Fact]
    public void A_button_is_offered_exactly_when_the_step_would_be_taken()
    {
        foreach (TaskState state in WayTo.Keys)
        {
            ImprovementTask task = Task(state);
            foreach (Person person in new[] { Ann, Ben, Eve })
            {
                TaskAction[] taken = [.. Enum.GetValues<TaskAction>().Where(action => Decide(task, action, person).Step is not null)];
                Assert.Equal(taken.Order(), TaskMachine.Possible(task, person).Order());
            }
        }
    }

    [Fact]
    public void An_accepted_task_can_only_be_commented_or_reopened()
    {
        ImprovementTask accepted = After(Task(TaskState.Done), TaskAction.Accept, Ben);
        Assert.Equal([TaskAction.Reopen, TaskAction.Comment], TaskMachine.Possible(accepted, Ann));
        Assert.False(accepted.Unfinished);
    }

    [Fact]
    public void Whoever_did_the_work_before_it_was_reopened_may_accept_the_work_of_another()
    {
        ImprovementTask again = After(After(Task(TaskState.Reopened), TaskAction.Acknowledge, Ben), TaskAction.Finish, Ben);
        Assert.Equal("Accepted", Outcome(Decide(again, TaskAction.Accept, Ann)));
        Assert.Equal("OwnWork", Outcome(Decide(again, TaskAction.Accept, Ben)));
    }

    [Fact]
    public void Withdrawing_done_and_letting_somebody_else_finish_does_not_make_own_work_acceptable()
    {
        ImprovementTask task = After(After(Task(TaskState.Done), TaskAction.WithdrawFinish, Ann), TaskAction.Finish, Ben);
        Assert.Equal("OwnWork", Outcome(Decide(task, TaskAction.Accept, Ann)));
    }

    [Fact]
    public void Releasing_a_reopened_task_leaves_it_reopened()
    {
        ImprovementTask task = After(Task(TaskState.Reopened), TaskAction.Acknowledge, Ben);
        Assert.Equal("Reopened", Outcome(Decide(task, TaskAction.Release, Ben)));
    }

    [Fact]
    public void A_viewer_may_not_even_comment() => Assert.Equal("RoleMayNot", Outcome(Decide(Task(TaskState.Open), TaskAction.Comment, Eve)));

    [Fact]
    public void A_step_on_an_outdated_view_is_refused_but_a_comment_is_not()
    {
        ImprovementTask task = Task(TaskState.Acknowledged);
        Assert.Equal(TaskRefusal.ChangedMeanwhile, TaskMachine.Decide(task, TaskAction.Finish, Ann, task.Version - 1, "", Now).Refusal);
        Assert.NotNull(TaskMachine.Decide(task, TaskAction.Comment, Ann, task.Version - 1, "seen", Now).Step);
    }

    [Theory]
    [InlineData(TaskAction.Comment, TaskState.Open)]
    [InlineData(TaskAction.Reopen, TaskState.Done)]
    public void A_comment_and_a_reopening_need_words(object action, object state)
    {
        ImprovementTask task = Task((TaskState)state);
        Assert.Equal(TaskRefusal.CommentMissing, TaskMachine.Decide(task, (TaskAction)action, Ben, task.Version, "  ", Now).Refusal);
        Assert.Equal(TaskRefusal.CommentTooLong, TaskMachine.Decide(task, (TaskAction)action, Ben, task.Version, new string('x', TaskMachine.MaxCommentLength + 1), Now).Refusal);
    }

    [Fact]
    public void A_step_records_who_when_from_where_to_where_and_the_words()
    {
        ImprovementTask task = Task(TaskState.Acknowledged);
        TaskStep? step = TaskMachine.Decide(task, TaskAction.Finish, Ann, task.Version, " shelf cleared ", Now).Step;
        Assert.Equal(new TaskStep(3, TaskAction.Finish, "ann", "Ann", Now, TaskState.Acknowledged, TaskState.Done, "shelf cleared"), step);
    }

    private static TaskDecision Decide(ImprovementTask task, TaskAction action, Person person) => TaskMachine.Decide(task, action, person, task.Version, "words", Now);

    private static string Outcome(TaskDecision decision) => decision.Step?.To.ToString() ?? decision.Refusal.ToString()!;

    private static ImprovementTask Task(TaskState state)
    {
        var task = new ImprovementTask
        {
            Id = 1, Department = "quality", State = TaskState.Open, OpenedAt = Now,
            Steps = [new TaskStep(1, TaskAction.Open, "", "", Now, TaskState.Open, TaskState.Open, "")],
        };
        return WayTo[state].Aggregate(task, (one, action) => After(one, action, Ann));
    }

    private static ImprovementTask After(ImprovementTask task, TaskAction action, Person person)
    {
        TaskStep step = Decide(task, action, person).Step ?? throw new InvalidOperationException($"{action} is refused in {task.State}");
        return task with { State = step.To, Steps = [.. task.Steps, step] };
    }
}
