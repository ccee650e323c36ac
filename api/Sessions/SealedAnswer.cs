using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JobAssist.Mobile.Api.Http;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>An answer kept for a repeated code, under a key made of the code: whoever reads the row without the code opens nothing.</summary>
internal static class SealedAnswer
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    // Typed ids need their converters here too.
    private static readonly JsonSerializerOptions Json = new() { Converters = { new TypedIdJson() } };

    public static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes("signin-code|" + code));

    public static byte[] Close(string code, SignInResponse answer)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(answer, Json);
        var result = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(KeyOf(code), TagLength);
        cipher.Encrypt(result.AsSpan(0, NonceLength), plain, result.AsSpan(NonceLength, plain.Length), result.AsSpan(NonceLength + plain.Length));
        return result;
    }

    public static SignInResponse Open(string code, byte[] answer)
    {
        var plain = new byte[answer.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(KeyOf(code), TagLength);
        cipher.Decrypt(answer.AsSpan(0, NonceLength), answer.AsSpan(NonceLength, plain.Length), answer.AsSpan(NonceLength + plain.Length), plain);
        return JsonSerializer.Deserialize<SignInResponse>(plain, Json)!;
    }

    private static byte[] KeyOf(string code) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(code), 32, info: "signin-answer"u8.ToArray());
}
