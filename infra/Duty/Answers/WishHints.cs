using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Infra.Duty.Answers;

/// <summary>A change of wishes that is offered because of what the person has answered; nothing is changed by itself.</summary>
/// <param name="Code">A stable word: too_far, pay.</param>
/// <param name="Text">The offer in plain words.</param>
public sealed record WishHint(string Code, string Text);

/// <summary>What answers say about wishes.</summary>
public static class WishHints
{
    /// <summary>So far back answers count.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(60);

    private const int Often = 2;

    /// <summary>Who has changed the file since the last such answer is not asked again.</summary>
    public static IReadOnlyList<WishHint> Of(IEnumerable<SaidAnswer> answers, WorkWishes wishes, DateTimeOffset changedAt)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        var said = answers.ToList();
        var hints = new List<WishHint>();
        if (CountOf(NotForMeReason.TooFar) is >= Often and var far && !wishes.CannotLeaveCounty) hints.Add(new("too_far", $"您最近{far}次觉得太远，要不要把想去的地方改近一点？"));
        if (CountOf(NotForMeReason.Pay) is >= Often and var low)
            hints.Add(new("pay", wishes.WageFloorFen is { } floor ? $"您最近{low}次觉得工资低，要不要把“一个月最少{floor / 100}元”改高一点？" : $"您最近{low}次觉得工资低，要不要写上一个月最少要多少钱？"));
        return hints;

        int CountOf(NotForMeReason reason)
        {
            var same = said.FindAll(answer => answer.Reason == reason);
            return same.Count > 0 && same.Max(answer => answer.At) >= changedAt ? same.Count : 0;
        }
    }
}
