using JobAssist.Mobile.Domain;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Why a reviewer gives a posting back: the list of reasons, each with what the broker should do.</summary>
public static class ReturnReasons
{
    private static readonly Dictionary<string, Refusal> Known = new Refusal[]
    {
        new("sex.limit", "岗位里限定了男女，请去掉性别要求。"),
        new("age.limit", "岗位里限定了年龄，除法定最低年龄外不能设年龄要求。"),
        new("ethnicity.limit", "岗位里排除了某个民族，请去掉。"),
        new("hepatitis.limit", "不能要求查乙肝或拒绝携带者，请去掉。"),
        new("disability.limit_public_post", "公益性岗位不能排除残疾人，请去掉。"),
        new("fee.demanded", "不能向劳动者收费，请去掉。"),
        new("deposit.demanded", "不能收押金、保证金或扣工资作保，请去掉。"),
        new("id.card_kept", "不能扣押身份证，请去掉。"),
        new("under.16", "不能招用不满十六周岁的人，请去掉。"),
        new("wage.no_unit", "工资没有单位，请写明按月、按日、按小时还是按件。"),
        new("wage.missing", "没有写工资数额，请写明多少钱。"),
        new("wage.below_minimum", "工资低于工作地的最低工资标准，请核对。"),
        new("workplace.missing", "没有写清工作地点，请写到市县。"),
        new("workplace.too_wide", "工作地点只写到省，请写到市县。"),
        new("contact.in_text", "正文里不要写电话、微信等联系方式，请去掉。"),
        new("sensitive.text", "内容涉嫌违法或虚假，不能发布。"),
        new("duplicate.posting", "同一单位、工种、地点和报酬的岗位已有别人发布。"),
        new("licence.expired", "经纪人或单位的证照已过期，请先更新证照。"),
        new("not.authorised", "没有该单位的有效授权，请先让单位确认授权。"),
        new("employer.suspended", "该单位有未结清的欠薪或已被列入黑名单，不能发布。"),
        new("deadline.past", "报名截止日期已过，请改成今天以后的日期。"),
    }.ToDictionary(reason => reason.Code, StringComparer.Ordinal);

    /// <summary>Takes both spellings of a code: SEX_LIMIT and sex.limit.</summary>
    public static Refusal? Find(string code)
    {
        var lower = code.ToLowerInvariant();
        var first = lower.IndexOf('_', StringComparison.Ordinal);
        if (first > 0 && !lower.Contains('.', StringComparison.Ordinal)) lower = $"{lower[..first]}.{lower[(first + 1)..]}";
        return Known.GetValueOrDefault(lower);
    }
}
