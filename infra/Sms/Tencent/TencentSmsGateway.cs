using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Observability;
using JobAssist.Mobile.Infra.Outgoing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.Sms.Tencent;

/// <summary>SendSms of Tencent Cloud, version 2021-01-11, one number a call: then one answer says what became of it.</summary>
internal sealed partial class TencentSmsGateway(
    IHttpClientFactory clients, SendBreaker<SmsOutcome> breaker, IOptions<SmsOptions> options, TimeProvider clock, ILogger<TencentSmsGateway> logger) : ISmsGateway
{
    public const string ClientName = "Sms";

    private const int LargestAnswer = 64 * 1024;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<SmsOutcome> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        if (PersonalTexts.Mobile(message.Phone) is not { } mobile) return new SmsOutcome.Refused(SmsRefusedReason.BadNumber, Code: null);

        var started = clock.GetTimestamp();
        var outcome = await breaker.RunAsync(token => CallAsync(mobile, message, token), cancellationToken);
        Telemetry.SmsCallDuration.Record(clock.GetElapsedTime(started).TotalSeconds, new TagList { { "outcome", outcome.GetType().Name } });
        Report(outcome, message.TemplateId);
        return outcome;
    }

    private async Task<SmsOutcome> CallAsync(string mobile, SmsMessage message, CancellationToken cancellationToken)
    {
        var account = options.Value;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                PhoneNumberSet = new[] { "+86" + mobile },
                SmsSdkAppId = account.AppId,
                message.TemplateId,
                account.SignName,
                TemplateParamSet = message.Parameters,
                SessionContext = message.Reference ?? "",
            },
            Readable);

        using var client = clients.CreateClient(ClientName);
        using var content = new OneShotContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/", UriKind.Relative)) { Content = content };
        var now = clock.GetUtcNow();
        request.Headers.Add("X-TC-Action", "SendSms");
        request.Headers.Add("X-TC-Version", "2021-01-11");
        request.Headers.Add("X-TC-Region", account.Region);
        request.Headers.Add("X-TC-Timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Authorization",
            Tc3Signature.Authorize(account.SecretId, account.SecretKey, account.BaseAddress.Host, content.Headers.ContentType!.ToString(), body, now));

        var reply = await OneCall.SendAsync(client, request, cancellationToken);
        return SendSmsAnswer.Read(reply, clock.GetUtcNow());
    }

    public static void Configure(IServiceProvider services, HttpClient client)
    {
        var account = services.GetRequiredService<IOptions<SmsOptions>>().Value;
        OneCall.Configure(client, account.BaseAddress, account.CallTimeout, LargestAnswer);
    }

    private void Report(SmsOutcome outcome, string templateId)
    {
        if (outcome is SmsOutcome.Unknown { Failure: var failure }) LogUnknown(failure.Kind, failure.Code, failure.RequestId);
        if (outcome is SmsOutcome.NotAccepted { Reason: SmsNotAcceptedReason.Credentials } credentials) LogCredentials(credentials.Code);
        if (outcome is SmsOutcome.ConfigurationRefused refused) LogUnusable(templateId, refused.Code);
        if (outcome is SmsOutcome.LimitReached { Limit: SmsLimit.Account or SmsLimit.Balance } spent) LogSpent(spent.Code, spent.Until);
    }

    [LoggerMessage(1, LogLevel.Warning, "An SMS whose fate nobody knows: {Kind}, code {Code}, request {RequestId}")]
    private partial void LogUnknown(SmsFailureKind kind, string? code, string? requestId);

    [LoggerMessage(2, LogLevel.Critical, "The SMS account refuses our key: {Code}")]
    private partial void LogCredentials(string? code);

    [LoggerMessage(3, LogLevel.Critical, "SMS template {TemplateId} cannot be used: {Code}")]
    private partial void LogUnusable(string templateId, string code);

    [LoggerMessage(4, LogLevel.Critical, "The SMS account is spent: {Code}; nothing is sent before {Until}")]
    private partial void LogSpent(string code, DateTimeOffset until);
}
