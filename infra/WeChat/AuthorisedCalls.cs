namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>
/// Calls that need an access token. A refused token is replaced once and the call made once more: a call with a bad
/// token has had no effect, so this is the only repetition that a send allows.
/// </summary>
internal sealed class AuthorisedCalls(WeChatTransport transport, AccessTokens tokens)
{
    public Task<WeChatAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        CallAsync(token => transport.GetAsync(WithToken(path, token), cancellationToken), cancellationToken);

    public Task<WeChatAnswer> PostAsync(string path, object body, CancellationToken cancellationToken) =>
        CallAsync(token => transport.PostAsync(WithToken(path, token), body, cancellationToken), cancellationToken);

    public async Task<bool> CanAuthenticateAsync(CancellationToken cancellationToken) =>
        (await tokens.GetAsync(cancellationToken)).Value is not null;

    private async Task<WeChatAnswer> CallAsync(Func<string, Task<WeChatAnswer>> call, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        if (token.Value is null) return NotMade(token);

        var answer = await call(token.Value);
        if (!answer.TokenRefused) return answer;

        token = await tokens.ReplaceAsync(token.Value, cancellationToken);
        return token.Value is null ? NotMade(token) : await call(token.Value);
    }

    private static WeChatAnswer NotMade(TokenOutcome token) => WeChatAnswer.Failed(token.Failure!, mayHaveArrived: false);

    // WeChat takes the token in the query only; that is why no logger sees this client's addresses.
    private static string WithToken(string path, string token) => $"{path}?access_token={Uri.EscapeDataString(token)}";
}
