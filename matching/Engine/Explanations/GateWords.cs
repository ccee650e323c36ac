using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>A gate's stable code and its sentence; no sentence names a status of the person.</summary>
public static class GateWords
{
    /// <summary>The code the API and the console show; never renamed.</summary>
    public static string CodeOf(Gate gate) => gate switch
    {
        Gate.None => "gate.none",
        Gate.Under16 => "law.under_16",
        Gate.NotYetOpen => "posting.not_yet_open",
        Gate.Closed => "posting.closed",
        Gate.Full => "posting.full",
        Gate.EmployerSuspended => "employer.suspended",
        Gate.JuvenileList => "law.juvenile_list",
        Gate.JuvenileUnknown => "law.juvenile_unknown",
        Gate.StatutoryList => "law.statutory_list",
        Gate.LocalRule => "law.local_rule",
        Gate.PlaceNotJoined => "place.not_joined",
        Gate.LeavesCounty => "refused.leaving_county",
        Gate.Certificate => "certificate.missing",
        Gate.NightShift => "refused.night_shift",
        Gate.Apart => "refused.apart",
        Gate.WageFloor => "pay.below_floor",
        Gate.TargetGroupFirst => "window.target_group_first",
        Gate.Season => "season.not_away",
        _ => throw new ArgumentOutOfRangeException(nameof(gate)),
    };

    internal static string TextOf(Gate gate, Market market, Seeker worker, int posting)
    {
        var row = market.Postings.Row[posting];
        return gate switch
        {
            Gate.Under16 => "未满十六周岁，任何人都不能介绍工作",
            Gate.NotYetOpen => $"这个岗位{Words.Day(row.OpensOn)}才开始招人",
            Gate.Closed => $"这个岗位{Words.Day(row.ClosesOn)}已经截止",
            Gate.Full => $"这个岗位要的{row.Headcount}人已经招满",
            Gate.EmployerSuspended => "这家单位已暂停招人，问题解决后再说",
            Gate.JuvenileList => "国家规定，未满十八周岁不能做这个工种",
            Gate.JuvenileUnknown => "这个工种的危险还没查清，未满十八周岁先不安排",
            Gate.StatutoryList => "国家劳动保护规定里有这个工种，不能安排您做",
            Gate.LocalRule => $"按{Words.Cut(LocalRule(market, worker, posting), Domain.Policy.LocalRule.NameMaxLength)}，这个岗位不能安排您做",
            Gate.PlaceNotJoined => "您家乡和那里现在没有生效的劳务协作协议",
            Gate.LeavesCounty => "您说过不能离开本县，这个岗位在外地",
            Gate.Certificate => $"法律要求先有证：{Words.Cut(MissingCertificate(market, worker, posting) ?? "", 36)}",
            Gate.NightShift => "您说过不上夜班，这个岗位要上夜班",
            Gate.Apart => "您说过两个人要住一起，这里没有夫妻房",
            Gate.WageFloor => $"一个月最多{Words.Yuan(Pay.Yuan(row.MonthMaxFen))}，够不到您要的{Words.Yuan(FloorYuan(market, worker, posting))}",
            Gate.TargetGroupFirst => $"前{row.TargetGroupFirstDays}天先给优先帮扶的人，{Words.Day(row.OpensOn.AddDays(row.TargetGroupFirstDays))}起都能看",
            Gate.Season => "这个活的月份和您能外出的月份对不上",
            _ => throw new ArgumentOutOfRangeException(nameof(gate)),
        };
    }

    /// <summary>The first paper the law demands and the person does not hold; null when none is missing.</summary>
    internal static string? MissingCertificate(Market market, Seeker worker, int posting)
    {
        var occupation = market.Postings.Occupation[posting];
        var demands = market.Occupations.Demands[occupation];
        for (var at = 0; at < demands.Length; at++)
        {
            if (!worker.HoldsOneOf(demands[at])) return market.Occupations.Row[occupation].Certificates[at].Name;
        }

        if (market.Occupations.Row[occupation].Licensed && demands.Length == 0) return "这个工种的法定证书";
        return market.Postings.CertificateSkill[posting] is >= 0 and var skill && !worker.Certified[skill] ? Words.Skill(market, skill, 0) : null;
    }

    private static string LocalRule(Market market, Seeker worker, int posting) =>
        market.LocalRules.NameOfFirst(market.Postings.Place[posting], market.Postings.Occupation[posting], worker.Row.LocalBars);

    private static int FloorYuan(Market market, Seeker worker, int posting) =>
        Pay.Part(Pay.FloorYuan(worker.Row), market.Postings.HoursShare[posting]);
}
