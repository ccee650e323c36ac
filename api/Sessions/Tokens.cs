using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>Opaque tokens: 256 random bits in base64url. Only their SHA-256 is ever stored.</summary>
internal static class Tokens
{
    /// <summary>43 characters of base64url hold 32 bytes.</summary>
    public const int Length = 43;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
