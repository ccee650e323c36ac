namespace JobAssist.Mobile.Infra.WeChat.Calls;

/// <summary>wxa/getwxacodeunlimit. A refusal comes as JSON with status 200 where the picture should be: the first byte decides.</summary>
internal static class CodePicture
{
    public static async Task<CodePictureOutcome> CallAsync(
        AuthorisedCalls calls, WeChatOptions account, string scene, string page, CancellationToken cancellationToken)
    {
        var answer = await calls.PostAsync("wxa/getwxacodeunlimit",
            new { scene, page, env_version = account.EnvironmentVersion }, cancellationToken);

        if (answer.Bytes is [0xFF, 0xD8, 0xFF, ..]) return new CodePictureOutcome.Made(answer.Bytes);
        var failure = answer.ToFailure();
        return failure is { Kind: WeChatFailureKind.Other, ErrorCode: { } code }
            ? new CodePictureOutcome.Refused(code)
            : new CodePictureOutcome.Unavailable(failure);
    }
}
