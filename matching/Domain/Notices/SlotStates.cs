namespace JobAssist.Mobile.Domain.Notices;

/// <summary>Every edge a slot may take.</summary>
public static class SlotStates
{
    private static readonly SlotState[] Final = [SlotState.Fulfilled, SlotState.Excused, SlotState.Missed];

    private static readonly Dictionary<SlotState, SlotState[]> Next = new()
    {
        [SlotState.Due] = [SlotState.Claimed, SlotState.Fallback],
        [SlotState.Claimed] = [SlotState.Sending, SlotState.Due],
        [SlotState.Sending] = [SlotState.Accepted, SlotState.Due, SlotState.Refused, SlotState.Unknown, SlotState.Fallback],
        [SlotState.Accepted] = [SlotState.Delivered, SlotState.Undelivered, SlotState.Fallback],
        [SlotState.Unknown] = [SlotState.Delivered, SlotState.Undelivered, SlotState.Fallback],
        [SlotState.Refused] = [SlotState.Fallback],
        [SlotState.Undelivered] = [SlotState.Fallback],
        [SlotState.Fallback] = [SlotState.Delivered, SlotState.Fulfilled],
        [SlotState.Delivered] = [SlotState.Fulfilled, SlotState.Fallback],
        [SlotState.Fulfilled] = [],
        [SlotState.Excused] = [],
        [SlotState.Missed] = [],
    };

    /// <summary>True while somebody still has to do something.</summary>
    public static bool IsOpen(SlotState state) => !Final.Contains(state);

    /// <summary>True when a slot may go from one state to the other; Excused and Missed are reached from every open state.</summary>
    public static bool CanGo(SlotState from, SlotState to) =>
        Next[from].Contains(to) || (IsOpen(from) && to is (SlotState.Excused or SlotState.Missed));

    /// <summary>All edges, for the test that compares them with the database.</summary>
    public static IEnumerable<(SlotState From, SlotState To)> Edges() =>
        from start in Enum.GetValues<SlotState>() from end in Enum.GetValues<SlotState>() where CanGo(start, end) select (start, end);
}
