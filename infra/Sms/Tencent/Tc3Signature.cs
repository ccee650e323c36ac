using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace JobAssist.Mobile.Infra.Sms.Tencent;

/// <summary>
/// TC3-HMAC-SHA256 over a POST of "/" without query. The host counts without its port, as the vendor's own client has it;
/// content type and host are what is signed beside the body.
/// </summary>
internal static class Tc3Signature
{
    public const string Algorithm = "TC3-HMAC-SHA256";
    private const string Service = "sms";
    private const string End = "tc3_request";
    private const string SignedHeaders = "content-type;host";

    /// <summary>The value of the Authorization header. Only the whole second of <paramref name="at"/> counts; its day is that of UTC.</summary>
    public static string Authorize(string secretId, string secretKey, string host, string contentType, ReadOnlySpan<byte> body, DateTimeOffset at)
    {
        var day = at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var scope = $"{day}/{Service}/{End}";
        var request = $"POST\n/\n\ncontent-type:{contentType}\nhost:{host}\n\n{SignedHeaders}\n{Hash(body)}";
        var toSign = $"{Algorithm}\n{at.ToUnixTimeSeconds()}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(request))}";

        var key = Mac(Mac(Mac(Encoding.UTF8.GetBytes("TC3" + secretKey), day), Service), End);
        return $"{Algorithm} Credential={secretId}/{scope}, SignedHeaders={SignedHeaders}, Signature={Convert.ToHexStringLower(Mac(key, toSign))}";
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
