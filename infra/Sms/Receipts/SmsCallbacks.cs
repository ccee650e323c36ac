using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.Sms.Receipts;

/// <summary>What became of a push. Whoever answers it gives every rejection the same face.</summary>
public abstract record SmsPush
{
    /// <summary>From whoever knows the address. <paramref name="Fingerprint"/> (hex SHA-256 of the body) is the same for every repetition: what to deduplicate by.</summary>
    public sealed record Genuine(byte[] Body, string Fingerprint) : SmsPush
    {
        /// <summary>Never shows the body: it names phones.</summary>
        public override string ToString() => $"Genuine({Fingerprint})";
    }

    public sealed record Rejected(SmsPushFault Fault) : SmsPush;
}

/// <summary>Why a push was not taken, for our own count only.</summary>
public enum SmsPushFault
{
    NotConfigured = 1,
    BadToken = 2,
    Unreadable = 3,
}

/// <summary>
/// Tells the vendor's pushes from others. It signs nothing, so that the unguessable part of the address is all there is:
/// a receipt is believed about a serial number of ours only. Bad input is an outcome, never an exception.
/// </summary>
public sealed class SmsCallbacks(IOptions<SmsOptions> options)
{
    /// <summary>The answer that ends the vendor's repetitions (two after the first).</summary>
    public const string Taken = """{"result":0,"errmsg":"OK"}""";

    public SmsPush Open(string? token, ReadOnlyMemory<byte> body)
    {
        if (options.Value.ReceiptToken is not { Length: > 0 } ours) return new SmsPush.Rejected(SmsPushFault.NotConfigured);
        if (token is null || !CryptographicOperations.FixedTimeEquals(Hash(token), Hash(ours))) return new SmsPush.Rejected(SmsPushFault.BadToken);
        return SmsReceipts.Read(body) is null
            ? new SmsPush.Rejected(SmsPushFault.Unreadable)
            : new SmsPush.Genuine(body.ToArray(), Convert.ToHexStringLower(SHA256.HashData(body.Span)));
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
