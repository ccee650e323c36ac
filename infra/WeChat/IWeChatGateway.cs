namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>
/// The eight things this service asks of WeChat, in its own words. Implementations translate WeChat's numeric
/// codes into the outcome records of this folder and never throw for anything WeChat or the network may do;
/// only cancellation by the caller propagates. The contract tests in tests/infra/WeChat hold for every implementation.
/// </summary>
public interface IWeChatGateway
{
    /// <summary>Exchanges the one-use, five-minute code of wx.login for the person's openid. The session key is dropped at once.</summary>
    Task<SignInOutcome> ExchangeSignInCodeAsync(string code, CancellationToken cancellationToken);

    /// <summary>Exchanges the code of the phone button for the number that WeChat has verified; the code must belong to <paramref name="openId"/>.</summary>
    Task<PhoneOutcome> ExchangePhoneCodeAsync(string code, string openId, CancellationToken cancellationToken);

    /// <summary>
    /// Sends one subscription message. WeChat takes no idempotency key: the caller commits its intent first and
    /// never calls again for an <see cref="SendOutcome.Unknown"/> on the same channel.
    /// </summary>
    Task<SendOutcome> SendSubscribeMessageAsync(SubscribeMessage message, CancellationToken cancellationToken);

    /// <summary>The account's templates with their keys. A small daily quota: called at deploy time, never at start.</summary>
    Task<TemplatesOutcome> GetTemplatesAsync(CancellationToken cancellationToken);

    /// <summary>Asks WeChat's text check about one text (at most 2,500 characters) written by <paramref name="openId"/>.</summary>
    Task<TextCheckOutcome> CheckTextAsync(string openId, string text, CancellationToken cancellationToken);

    /// <summary>A permanent Mini Program code as a JPEG picture. <paramref name="scene"/> has at most 32 characters and nothing personal.</summary>
    Task<CodePictureOutcome> GetCodePictureAsync(string scene, string page, CancellationToken cancellationToken);

    /// <summary>A link into the Mini Program that lives at most 30 days.</summary>
    Task<LinkOutcome> CreateLinkAsync(string path, string query, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>True when an access token can be had now: the readiness check's question.</summary>
    Task<bool> CanAuthenticateAsync(CancellationToken cancellationToken);
}
