using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Signatures and the safe-mode envelope of pushes.</summary>
public static class PushCrypto
{
    const int Block = 32;

    /// <summary>Lowercase hex SHA-1 of the parts, sorted by bytes and joined.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The platform signs with SHA-1")]
    public static string Sign(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Order(StringComparer.Ordinal)))));

    /// <summary>Base64 of AES-256-CBC over 16 random characters, big-endian length, message and appid, padded to blocks of 32.</summary>
    public static string Encrypt(string encodingAesKey, string appId, string message, string? random = null)
    {
        var text = Encoding.UTF8.GetBytes(message);
        return Seal(encodingAesKey, Pad(Frame(random ?? Chance.Hex(16), text, text.Length, appId)));
    }

    /// <summary>The plaintext before padding; a hostile test may lie about the length.</summary>
    public static byte[] Frame(string random, byte[] message, int claimedLength, string appId)
    {
        var tail = Encoding.UTF8.GetBytes(appId);
        var frame = new byte[20 + message.Length + tail.Length];
        Encoding.ASCII.GetBytes(random, frame);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(16), claimedLength);
        message.CopyTo(frame, 20);
        tail.CopyTo(frame, 20 + message.Length);
        return frame;
    }

    /// <summary>PKCS#7 to 32: a full block of 32 when nothing is missing.</summary>
    public static byte[] Pad(byte[] frame)
    {
        var pad = Block - frame.Length % Block;
        var padded = new byte[frame.Length + pad];
        frame.CopyTo(padded, 0);
        padded.AsSpan(frame.Length).Fill((byte)pad);
        return padded;
    }

    /// <summary>Encrypts a plaintext that is already padded, rightly or not.</summary>
    public static string Seal(string encodingAesKey, byte[] padded)
    {
        using var aes = Aes.Create();
        aes.Key = KeyOf(encodingAesKey);
        return Convert.ToBase64String(aes.EncryptCbc(padded, aes.Key.AsSpan(0, 16), PaddingMode.None));
    }

    /// <summary>Opens an envelope; throws <see cref="CryptographicException"/> when its shape is wrong.</summary>
    public static (string Random, string Message, string AppId, int Pad) Open(string encodingAesKey, string encrypted)
    {
        using var aes = Aes.Create();
        aes.Key = KeyOf(encodingAesKey);
        var padded = aes.DecryptCbc(Convert.FromBase64String(encrypted), aes.Key.AsSpan(0, 16), PaddingMode.None);
        var pad = padded[^1];
        if (pad is < 1 or > Block || padded.Length - pad < 20)
            throw new CryptographicException("The padding of the envelope is out of range.");
        var frame = padded.AsSpan(0, padded.Length - pad);
        var length = BinaryPrimitives.ReadInt32BigEndian(frame[16..]);
        if (length < 0 || length > frame.Length - 20)
            throw new CryptographicException("The length of the message is out of range.");
        return (Encoding.ASCII.GetString(frame[..16]), Encoding.UTF8.GetString(frame.Slice(20, length)), Encoding.UTF8.GetString(frame[(20 + length)..]), pad);
    }

    static byte[] KeyOf(string encodingAesKey) => Convert.FromBase64String(encodingAesKey + "=");
}
