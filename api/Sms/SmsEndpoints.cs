using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Infra.Sms.Receipts;

namespace JobAssist.Mobile.Api.Sms;

/// <summary>What the SMS vendor calls us with.</summary>
internal static class SmsEndpoints
{
    public static void MapSmsReceipts(this IEndpointRouteBuilder app) =>
        app.MapPost("/sms/receipts/{token}", TakeSmsReceipts.HandleAsync).AllowAnonymous().WithRate(RateKind.None).WithMetadata(new TakesAnyQuery()).WithTags("Sms").Produces<string>(200, "application/json")
            .Describe("短信回执推送", "地址里的口令对上后先落库，再按短信平台的约定答复；处理在通知程序里进行。重复的推送不会再次生效。", answer: SmsCallbacks.Taken, problems: [401, 413]);
}
