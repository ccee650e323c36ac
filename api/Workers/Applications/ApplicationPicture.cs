using JobAssist.Mobile.Domain.Applications;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Api.Workers.Applications;

/// <summary>The five pictures of an application.</summary>
public enum ApplicationPicture
{
    Sent = 1,
    Seen = 2,
    Claimed = 3,
    Hired = 4,
    Ended = 5,
}

/// <summary>Who has to do something next.</summary>
public enum NextVoice
{
    Nobody = 1,
    Employer = 2,
    You = 3,
    Office = 4,
}

/// <summary>A picture with its sentence: who acts next, and by which day.</summary>
public sealed record ApplicationStanding(ApplicationPicture Picture, NextVoice Next, DateOnly? By, string Says)
{
    /// <summary>Working days each side is given before somebody should ask.</summary>
    private const int EmployerLooks = 3;
    private const int EmployerCalls = 5;
    private const int WorkerAnswers = 3;
    private const int OfficeConfirms = 5;

    internal static ApplicationStanding Of(ApplicationState state, DateOnly changedOn, HireAnswer? answer, DateOnly? answeredOn, WorkingDays days) => state switch
    {
        ApplicationState.Sent => new(ApplicationPicture.Sent, NextVoice.Employer, days.After(changedOn, EmployerLooks), "已报名，等单位来看。"),
        ApplicationState.Seen => new(ApplicationPicture.Seen, NextVoice.Employer, days.After(changedOn, EmployerCalls), "单位已经看了，等单位联系您。"),
        ApplicationState.HireClaimed => Claimed(changedOn, answer, answeredOn, days),
        ApplicationState.Hired => new(ApplicationPicture.Hired, NextVoice.Nobody, null, "录用已经确认，祝您工作顺利。"),
        ApplicationState.Withdrawn => new(ApplicationPicture.Ended, NextVoice.Nobody, null, "您已撤回这次报名。"),
        _ => new(ApplicationPicture.Ended, NextVoice.Nobody, null, "这次没有选上，再看看别的岗位。"),
    };

    private static ApplicationStanding Claimed(DateOnly changedOn, HireAnswer? answer, DateOnly? answeredOn, WorkingDays days) => answer switch
    {
        HireAnswer.Yes => new(ApplicationPicture.Claimed, NextVoice.Office, days.After(answeredOn ?? changedOn, OfficeConfirms), "您说已上岗，等工作人员核实。"),
        HireAnswer.No => new(ApplicationPicture.Claimed, NextVoice.Office, days.After(answeredOn ?? changedOn, OfficeConfirms), "您说没有上岗，工作人员会来问清楚。"),
        HireAnswer.NotYet => new(ApplicationPicture.Claimed, NextVoice.You, days.After(answeredOn ?? changedOn, WorkerAnswers), "您说还没有上岗，上岗后请再来回答。"),
        _ => new(ApplicationPicture.Claimed, NextVoice.You, days.After(changedOn, WorkerAnswers), "单位说您已录用。您上岗了吗？请回答。"),
    };
}
