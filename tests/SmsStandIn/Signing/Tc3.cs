using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace JobAssist.Mobile.SmsStandIn;

/// <summary>
/// Checks TC3-HMAC-SHA256 as the vendor's documents describe it (签名方法 v3), independently of
/// the code under test: canonical request, day and service of the scope, timestamp, signed headers, signature.
/// </summary>
internal static partial class Tc3
{
    const string Service = "sms";

    /// <summary>The app whose key signed the request, or the vendor's code of refusal.</summary>
    public static (string? SecretId, string? Code) Check(HttpRequest request, byte[] body, World world)
    {
        if (!Pattern().IsMatch(request.Headers.Authorization.ToString()))
            return (null, "AuthFailure.InvalidAuthorization");
        var parts = Pattern().Match(request.Headers.Authorization.ToString()).Groups;
        if (world.Apps.Values.FirstOrDefault(app => app.SecretId == parts["id"].Value) is not { } owner)
            return (null, "AuthFailure.SecretIdNotFound");
        if (!long.TryParse(request.Headers["X-TC-Timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return (null, "MissingParameter");
        if (Math.Abs((decimal)world.Clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > world.Options.TimestampSeconds)
            return (null, "AuthFailure.SignatureExpire");

        var day = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var signed = parts["headers"].Value.Split(';');
        if (parts["day"].Value != day || parts["service"].Value != Service || !AreComplete(signed) || Canonical(request, signed, body) is not { } canonical)
            return (null, "AuthFailure.SignatureFailure");

        var toSign = $"TC3-HMAC-SHA256\n{seconds}\n{day}/{Service}/tc3_request\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var key = Mac(Mac(Mac(Encoding.UTF8.GetBytes("TC3" + owner.SecretKey), day), Service), "tc3_request");
        return CryptographicOperations.FixedTimeEquals(Mac(key, toSign), Convert.FromHexString(parts["signature"].Value))
            ? (owner.SecretId, null)
            : (null, "AuthFailure.SignatureFailure");
    }

    static bool AreComplete(string[] signed) =>
        signed.Contains("host") && signed.Contains("content-type") && signed.Distinct(StringComparer.Ordinal).Count() == signed.Length && signed.SequenceEqual(signed.Order(StringComparer.Ordinal));

    // Names and values in small letters, trimmed; null when a signed header did not come.
    static string? Canonical(HttpRequest request, string[] signed, byte[] body)
    {
        var headers = new StringBuilder();
        foreach (var name in signed)
        {
            // On the vendor's port there is none in the header; here its client leaves it out too.
            var value = name == "host" ? request.Host.Host : request.Headers[name].ToString();
            if (value.Length == 0)
                return null;
            headers.Append(name).Append(':').Append(value.Trim().ToLowerInvariant()).Append('\n');
        }
        return $"{request.Method}\n{request.Path}\n{request.QueryString.Value?.TrimStart('?')}\n{headers}\n{string.Join(';', signed)}\n{Hash(body)}";
    }

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("^TC3-HMAC-SHA256 Credential=(?<id>[^/ ,]+)/(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})/(?<service>[a-z0-9]+)/tc3_request, ?SignedHeaders=(?<headers>[a-z0-9;-]+), ?Signature=(?<signature>[0-9a-f]{64})\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
