using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace JobAssist.Mobile.Infra.WeChat.Callbacks;

/// <summary>The envelope of safe mode: AES-256-CBC over 16 random bytes, a big-endian length, the message and the appid, padded to 32.</summary>
internal static class CallbackCipher
{
    private const int RandomBytes = 16;
    private const int Head = RandomBytes + sizeof(int);
    private const int Block = 32;

    public static bool TryOpen(string encodingKey, string appId, string encrypted, [NotNullWhen(true)] out byte[]? message)
    {
        message = null;
        var cipher = new byte[encrypted.Length * 3 / 4 + 3];
        if (!Convert.TryFromBase64String(encrypted, cipher, out var length) || length is 0 || length % 16 != 0) return false;

        using var aes = Create(encodingKey, out var iv);
        // The framework's PKCS#7 knows blocks of 16 only and refuses every pad above.
        var plain = aes.DecryptCbc(cipher.AsSpan(0, length), iv, PaddingMode.None);
        var pad = plain[^1];
        if (pad is < 1 or > Block || plain.Length < Head + pad || plain.AsSpan(plain.Length - pad).ContainsAnyExcept(pad)) return false;

        var content = plain.AsSpan(Head, plain.Length - Head - pad);
        var told = BinaryPrimitives.ReadUInt32BigEndian(plain.AsSpan(RandomBytes));
        if (told > content.Length) return false;
        if (!content[(int)told..].SequenceEqual(Encoding.UTF8.GetBytes(appId))) return false;

        message = content[..(int)told].ToArray();
        return true;
    }

    public static string Close(string encodingKey, string appId, ReadOnlySpan<byte> message, ReadOnlySpan<byte> random)
    {
        if (random.Length is not RandomBytes) throw new ArgumentException("Sixteen bytes.", nameof(random));
        var app = Encoding.UTF8.GetBytes(appId);
        var length = Head + message.Length + app.Length;
        var pad = Block - length % Block;

        var plain = new byte[length + pad];
        random.CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(RandomBytes), message.Length);
        message.CopyTo(plain.AsSpan(Head));
        app.CopyTo(plain.AsSpan(Head + message.Length));
        plain.AsSpan(length).Fill((byte)pad);

        using var aes = Create(encodingKey, out var iv);
        return Convert.ToBase64String(aes.EncryptCbc(plain, iv, PaddingMode.None));
    }

    private static Aes Create(string encodingKey, out byte[] iv)
    {
        var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(encodingKey + "=");
        iv = aes.Key[..16];
        return aes;
    }
}
