using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Infra.Duty.Forecast;

/// <summary>Somebody whom WeChat will not reach.</summary>
/// <param name="NextRung">How the person will be tried instead: by SMS, by a call, by a visit.</param>
public sealed record UnreachablePerson(WorkerId Worker, string County, string Township, string? Village, ForecastReason Reason, NoticeChannel NextRung);

/// <summary>Who is owed a message in a slot and will not get it by WeChat, as things stand.</summary>
/// <param name="Owed">Who is still owed one or will be, reachable or not.</param>
/// <param name="Unreachable">By township, village and person.</param>
public sealed record DutyForecast(NoticeSlot Slot, int Owed, IReadOnlyList<UnreachablePerson> Unreachable)
{
    public int Of(ForecastReason reason) => Unreachable.Count(person => person.Reason == reason);

    public int Of(NoticeChannel rung) => Unreachable.Count(person => person.NextRung == rung);
}
