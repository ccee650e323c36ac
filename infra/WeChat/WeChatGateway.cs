using System.Diagnostics;
using JobAssist.Mobile.Infra.Observability;
using JobAssist.Mobile.Infra.Outgoing;
using JobAssist.Mobile.Infra.WeChat.Calls;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>The gateway over plain HTTP: each call's own rules are in the file of its name under Calls.</summary>
internal sealed partial class WeChatGateway(
    WeChatTransport transport, AuthorisedCalls calls, SendBreaker<SendOutcome> breaker, IOptions<WeChatOptions> options,
    TimeProvider clock, ILogger<WeChatGateway> logger) : IWeChatGateway
{
    private WeChatOptions Account => options.Value;

    public Task<SignInOutcome> ExchangeSignInCodeAsync(string code, CancellationToken cancellationToken) =>
        ObserveAsync("sign-in", SignIn.CallAsync(transport, Account, code, cancellationToken), o => (o as SignInOutcome.Unavailable)?.Failure);

    public Task<PhoneOutcome> ExchangePhoneCodeAsync(string code, string openId, CancellationToken cancellationToken) =>
        ObserveAsync("phone", Phone.CallAsync(calls, Account, code, openId, cancellationToken), o => (o as PhoneOutcome.Unavailable)?.Failure);

    public async Task<SendOutcome> SendSubscribeMessageAsync(SubscribeMessage message, CancellationToken cancellationToken)
    {
        Telemetry.SendsInFlight.Add(1);
        try
        {
            var outcome = await ObserveAsync("send",
                breaker.RunAsync(token => Send.CallAsync(calls, Account, message, token), cancellationToken), o => (o as SendOutcome.Unknown)?.Failure);
            if (outcome is SendOutcome.TemplateUnusable unusable) LogTemplateUnusable(message.TemplateId, unusable.ErrorCode);
            Telemetry.Count(outcome);
            return outcome;
        }
        finally
        {
            Telemetry.SendsInFlight.Add(-1);
        }
    }

    public Task<TemplatesOutcome> GetTemplatesAsync(CancellationToken cancellationToken) =>
        ObserveAsync("templates", Templates.CallAsync(calls, cancellationToken), o => (o as TemplatesOutcome.Unavailable)?.Failure);

    public Task<TextCheckOutcome> CheckTextAsync(string openId, string text, CancellationToken cancellationToken) =>
        ObserveAsync("text-check", TextCheck.CallAsync(calls, openId, text, cancellationToken), o => (o as TextCheckOutcome.Unavailable)?.Failure);

    public Task<CodePictureOutcome> GetCodePictureAsync(string scene, string page, CancellationToken cancellationToken) =>
        ObserveAsync("code-picture", CodePicture.CallAsync(calls, Account, scene, page, cancellationToken), o => (o as CodePictureOutcome.Unavailable)?.Failure);

    public Task<LinkOutcome> CreateLinkAsync(string path, string query, TimeSpan life, CancellationToken cancellationToken) =>
        ObserveAsync("link", Link.CallAsync(calls, Account, clock.GetUtcNow(), path, query, life, cancellationToken), o => (o as LinkOutcome.Unavailable)?.Failure);

    public Task<bool> CanAuthenticateAsync(CancellationToken cancellationToken) => calls.CanAuthenticateAsync(cancellationToken);

    private async Task<T> ObserveAsync<T>(string call, Task<T> work, Func<T, WeChatFailure?> failureOf)
        where T : notnull
    {
        var started = clock.GetTimestamp();
        var outcome = await work;
        Telemetry.WeChatCallDuration.Record(clock.GetElapsedTime(started).TotalSeconds,
            new TagList { { "call", call }, { "outcome", outcome.GetType().Name } });
        if (failureOf(outcome) is { } failure) LogFailed(call, failure.Kind, failure.ErrorCode, failure.Rid);
        return outcome;
    }

    [LoggerMessage(1, LogLevel.Warning, "WeChat call {Call} told us nothing: {Kind}, errcode {ErrorCode}, rid {Rid}")]
    private partial void LogFailed(string call, WeChatFailureKind kind, int? errorCode, string? rid);

    [LoggerMessage(2, LogLevel.Critical, "WeChat template {TemplateId} cannot be used: errcode {ErrorCode}")]
    private partial void LogTemplateUnusable(string templateId, int errorCode);
}
