using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>Coming in, staying in, going out, and saying for whom one speaks.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        var sessions = app.MapGroup("/v1/sessions").WithTags("Sessions");
        sessions.MapPost("/wechat", SignInWithWeChat.HandleAsync).AllowAnonymous().WithRate(RateKind.SignIn)
            .Describe("微信登录", "用 wx.login 得到的 code 登录。同一个 code 五分钟内重发，得到同一个答复；之后要重新打开小程序。", new WeChatSignInRequest("0a1B2c3D4e5F"), Examples.SignedIn, 401, 403, 409);
        sessions.MapPost("/refresh", RefreshSession.HandleAsync).AllowAnonymous().WithRate(RateKind.SignIn)
            .Describe("续期", "用 refreshToken 换新的一对；旧的立即失效。", new RefreshSessionRequest(Examples.Token), Examples.SignedIn, 401);

        var current = sessions.MapGroup("/current").RequireAuthorization(Policies.Account);
        current.MapGet("/", ShowSession.HandleAsync)
            .Describe("当前登录", "现在为谁办理、这个微信号绑定了谁、有哪些身份。", answer: Examples.Standing);
        current.MapDelete("/", SignOut.HandleAsync)
            .Describe("退出登录", "这次登录的两个令牌立即失效。");
        current.MapPost("/worker", ChooseWorker.HandleAsync)
            .Describe("选择为谁办理", "一家人共用一个微信号时，选择现在为谁办理。", new ChooseWorkerRequest(Examples.Worker), Examples.Standing, 404);
    }

    private static class Examples
    {
        public const string Token = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA";
        public static readonly WorkerId Worker = WorkerId.From(new Guid("0193577e-8c00-7000-8000-000000000001"));
        private static readonly PersonResponse Person = new(Worker, "王*四");
        public static readonly SignInResponse SignedIn = new(Token, Token, 7200, Person, [Person], [Roles.Worker]);
        public static readonly StandingResponse Standing = new(Person, [Person], [Roles.Worker]);
    }
}
