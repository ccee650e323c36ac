using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Infra.Duty.Answers;

/// <summary>Answers to notices for a member of staff to read.</summary>
public static class AnswerWords
{
    public static string Of(NoticeAnswer answer, NotForMeReason? reason) => answer switch
    {
        NoticeAnswer.Interested => "感兴趣",
        NoticeAnswer.CallMe => "要求回电",
        _ => reason is { } why ? Of(why) : "不合适，没说原因",
    };

    public static string Of(NotForMeReason reason) => reason switch
    {
        NotForMeReason.TooFar => "觉得太远",
        NotForMeReason.Pay => "觉得工资低",
        NotForMeReason.Family => "家里走不开",
        NotForMeReason.AlreadyWorking => "说已经在上班",
        _ => "不相信这条消息",
    };

    /// <summary>What whoever has the task is to do; null: a rung of the ladder, whose reason speaks for itself.</summary>
    public static string? ToDo(TaskMatter? matter) => matter switch
    {
        TaskMatter.AlreadyWorking => "本人说已经在上班：请打电话核实在哪里、做什么；上了岗的登记录用。",
        TaskMatter.DoNotBelieve => "本人不相信这条消息：请先核对岗位，再请本人信得过的人打电话说明；报名不收任何费用。",
        TaskMatter.PostingChanged => "本人报了名的岗位有变动，消息送不到：请打电话告诉本人。",
        _ => null,
    };
}
