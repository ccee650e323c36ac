using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JobAssist.Mobile.Infra.Outgoing;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.WeChat.Callbacks;

/// <summary>The query of a push, as it arrived.</summary>
public sealed record CallbackQuery(string? Signature, string? Timestamp, string? Nonce, string? MessageSignature = null, string? Echo = null);

/// <summary>What became of a push. Whoever answers it gives every rejection the same face.</summary>
public abstract record CallbackOutcome
{
    /// <summary>Genuine. <paramref name="Fingerprint"/> (hex SHA-256 of the message) is the same for every repetition and for no other event.</summary>
    public sealed record Genuine(byte[] Message, string Fingerprint) : CallbackOutcome
    {
        /// <summary>Never shows the message: it names a person.</summary>
        public override string ToString() => $"Genuine({Fingerprint})";
    }

    public sealed record Rejected(CallbackFault Fault) : CallbackOutcome;
}

/// <summary>Why a push was not taken, for our own count only.</summary>
public enum CallbackFault
{
    NotConfigured = 1,
    Incomplete = 2,
    OutsideWindow = 3,
    BadSignature = 4,
    NotEncrypted = 5,
    Undecipherable = 6,
    OtherAccount = 7,
}

/// <summary>An encrypted answer with everything WeChat needs to check it.</summary>
public sealed record CallbackReply(string Encrypt, string MsgSignature, long TimeStamp, string Nonce);

/// <summary>Tells WeChat's pushes from forged ones and opens them. Bad input is an outcome, never an exception.</summary>
public sealed class WeChatCallbacks(IOptions<WeChatOptions> options, TimeProvider clock)
{
    private WeChatOptions Account => options.Value;

    /// <summary>The text to answer to the console's verification; null when the signature is not WeChat's.</summary>
    public string? VerifyAddress(CallbackQuery query) =>
        query.Echo is { Length: > 0 } echo && CheckEnvelope(query) is null && IsSignedPlainly(query) ? echo : null;

    /// <summary>
    /// With a key configured only the encrypted part counts, for the plain signature, which comes along, does not cover the body:
    /// whoever has seen one address could put any body under it.
    /// </summary>
    public CallbackOutcome Open(CallbackQuery query, ReadOnlyMemory<byte> body)
    {
        if (CheckEnvelope(query) is { } fault) return new CallbackOutcome.Rejected(fault);
        return Account.EncodingAesKey is { } key ? OpenEncrypted(query, body, key) : OpenPlain(query, body);
    }

    /// <summary>An answer in safe mode, for the few pushes that want more than "success".</summary>
    public CallbackReply Seal(string message) =>
        Seal(message, RandomNumberGenerator.GetBytes(16), clock.GetUtcNow().ToUnixTimeSeconds(),
            RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture));

    internal CallbackReply Seal(string message, byte[] random, long timestamp, string nonce)
    {
        var key = Account.EncodingAesKey ?? throw new InvalidOperationException("Safe mode is not configured.");
        var encrypted = CallbackCipher.Close(key, Account.AppId, Encoding.UTF8.GetBytes(message), random);
        var signature = CallbackSignature.Of(Account.CallbackToken!, timestamp.ToString(CultureInfo.InvariantCulture), nonce, encrypted);
        return new CallbackReply(encrypted, signature, timestamp, nonce);
    }

    private CallbackOutcome OpenPlain(CallbackQuery query, ReadOnlyMemory<byte> body)
    {
        if (!IsSignedPlainly(query)) return new CallbackOutcome.Rejected(CallbackFault.BadSignature);
        if (PushBody.TryRead(body, out var push) && IsOtherAccount(push.Text("ToUserName"))) return new CallbackOutcome.Rejected(CallbackFault.OtherAccount);
        return Genuine(body.ToArray());
    }

    private CallbackOutcome OpenEncrypted(CallbackQuery query, ReadOnlyMemory<byte> body, string key)
    {
        if (!PushBody.TryRead(body, out var push) || push.Text("Encrypt") is not { } encrypted)
            return new CallbackOutcome.Rejected(CallbackFault.NotEncrypted);
        if (!CallbackSignature.Matches(query.MessageSignature, Account.CallbackToken!, query.Timestamp!, query.Nonce!, encrypted))
            return new CallbackOutcome.Rejected(CallbackFault.BadSignature);
        if (IsOtherAccount(push.Text("ToUserName"))) return new CallbackOutcome.Rejected(CallbackFault.OtherAccount);
        return CallbackCipher.TryOpen(key, Account.AppId, encrypted, out var message)
            ? Genuine(message)
            : new CallbackOutcome.Rejected(CallbackFault.Undecipherable);
    }

    private static CallbackOutcome.Genuine Genuine(byte[] message) => new(message, Convert.ToHexStringLower(SHA256.HashData(message)));

    private CallbackFault? CheckEnvelope(CallbackQuery query)
    {
        if (Account.CallbackToken is null) return CallbackFault.NotConfigured;
        if (query.Nonce is null || !long.TryParse(query.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return CallbackFault.Incomplete;
        var away = Math.Abs((decimal)clock.GetUtcNow().ToUnixTimeSeconds() - seconds);
        return Account.CallbackWindow > TimeSpan.Zero && away > (decimal)Account.CallbackWindow.TotalSeconds ? CallbackFault.OutsideWindow : null;
    }

    private bool IsSignedPlainly(CallbackQuery query) =>
        CallbackSignature.Matches(query.Signature, Account.CallbackToken!, query.Timestamp!, query.Nonce!);

    private bool IsOtherAccount(string? originalId) => Account.OriginalId is { Length: > 0 } ours && originalId is not null && originalId != ours;
}
