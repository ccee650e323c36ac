using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace JobAssist.Mobile.Infra.WeChat.Callbacks;

/// <summary>Hex SHA-1 of the parts, sorted by their bytes and joined: WeChat's choice, not ours.</summary>
internal static class CallbackSignature
{
    [SuppressMessage("Security", "CA5350", Justification = "WeChat signs its pushes with SHA-1 and nothing else.")]
    public static string Of(params string[] parts)
    {
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    /// <summary>Takes the same time wherever the two differ.</summary>
    public static bool Matches(string? given, params string[] parts) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Of(parts)));
}
