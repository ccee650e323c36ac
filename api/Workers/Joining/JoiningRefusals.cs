using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Workers.Joining;

/// <summary>Why an account may not speak for a person. One sentence for everything that does not fit, so that it is no oracle.</summary>
internal static class JoiningRefusals
{
    public static readonly Refusal NoMatch = new("binding.no_match", "姓名、身份证号和手机号没有对上。请检查后再试，或带身份证找村联络员、乡镇工作人员帮忙。");
    public static readonly Refusal PhoneCode = new("phone.code_refused", "手机号授权已失效，请再点一次“获取手机号”。");
    public static readonly Refusal Foreign = new("phone.format", "请用中国大陆的手机号。");
    public static readonly Refusal Under16 = new("law.under_16", "法律规定，不满十六周岁不能参加工作，任何人都不能给您介绍工作。满十六周岁后再来登记。");

    public static ProblemHttpResult TooOften() =>
        ProblemResponses.Problem(StatusCodes.Status429TooManyRequests, "binding.too_often", "今天试的次数太多了，请明天再试，或带身份证找村联络员、乡镇工作人员帮忙。");
}
