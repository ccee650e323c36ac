using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace JobAssist.Mobile.Infra.Secrets;

/// <summary>
/// Seals and opens names, identity numbers, phones and openids, and makes the keyed indexes they are found by.
/// A sealed value is suite (1 byte) | data key id (4) | nonce (12) | ciphertext | tag (16), AES-256-GCM with the field and
/// the row's id as associated data, so that a value moved to another row or column does not open. Another suite (SM4) can
/// stand beside this one under its own first byte.
/// </summary>
public sealed class PersonalSecrets(KeyFile keys, NpgsqlDataSource database, TimeProvider clock)
{
    private const byte AesGcmSuite = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + 4 + NonceLength;

    private readonly ConcurrentDictionary<int, byte[]> dataKeys = new();
    private readonly ConcurrentDictionary<string, int> currentKeys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]> indexKeys = new(StringComparer.Ordinal);

    /// <summary>Seals a text with the data key of a scope (a county's code, or "accounts").</summary>
    public byte[] Seal(string scope, string field, Guid row, string text)
    {
        var keyId = currentKeys.GetOrAdd(scope, CurrentKeyOf);
        var plain = Encoding.UTF8.GetBytes(text);
        var result = new byte[HeaderLength + plain.Length + TagLength];
        result[0] = AesGcmSuite;
        BinaryPrimitives.WriteInt32BigEndian(result.AsSpan(1), keyId);
        RandomNumberGenerator.Fill(result.AsSpan(5, NonceLength));
        using var cipher = new AesGcm(DataKeyOf(keyId), TagLength);
        cipher.Encrypt(result.AsSpan(5, NonceLength), plain, result.AsSpan(HeaderLength, plain.Length), result.AsSpan(HeaderLength + plain.Length), Associated(field, row));
        return result;
    }

    /// <summary>Opens what <see cref="Seal"/> made for the same field and row.</summary>
    /// <exception cref="CryptographicException">The value is damaged or belongs to another field or row.</exception>
    public string Open(string field, Guid row, ReadOnlySpan<byte> sealedText)
    {
        if (sealedText.Length < HeaderLength + TagLength || sealedText[0] != AesGcmSuite) throw new CryptographicException("Not a sealed value.");
        var plain = new byte[sealedText.Length - HeaderLength - TagLength];
        using var cipher = new AesGcm(DataKeyOf(BinaryPrimitives.ReadInt32BigEndian(sealedText[1..])), TagLength);
        cipher.Decrypt(sealedText.Slice(5, NonceLength), sealedText.Slice(HeaderLength, plain.Length), sealedText[^TagLength..], plain, Associated(field, row));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>
    /// Sixteen bytes of HMAC-SHA-256 under a key of the field's own: equal texts are found, nothing else is learnt.
    /// The caller normalises (NFKC, capital X, eleven digits) before asking.
    /// </summary>
    public byte[] BlindIndex(string field, string normalised)
    {
        var key = indexKeys.GetOrAdd(field, name => HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.IndexKey, 32, info: Encoding.UTF8.GetBytes("blind-index|" + name)));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(normalised))[..16];
    }

    private static byte[] Associated(string field, Guid row) => [.. Encoding.UTF8.GetBytes(field), (byte)'|', .. row.ToByteArray(bigEndian: true)];

    private byte[] DataKeyOf(int keyId) => dataKeys.GetOrAdd(keyId, id =>
    {
        using var command = database.CreateCommand("SELECT wrapped, scope FROM data_keys WHERE id = $1");
        command.Parameters.AddWithValue(id);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Unwrap((byte[])reader[0], reader.GetString(1)) : throw new CryptographicException("The data key of a sealed value is unknown.");
    });

    private int CurrentKeyOf(string scope)
    {
        // Two nodes may both make a first key for a scope; the unique index keeps one and both read that one back.
        using (var insert = database.CreateCommand("INSERT INTO data_keys (scope, wrapped, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"))
        {
            using var exists = database.CreateCommand("SELECT id FROM data_keys WHERE scope = $1 AND retired_at IS NULL");
            exists.Parameters.AddWithValue(scope);
            if (exists.ExecuteScalar() is int known) return known;

            insert.Parameters.AddWithValue(scope);
            insert.Parameters.AddWithValue(Wrap(RandomNumberGenerator.GetBytes(32), scope));
            insert.Parameters.AddWithValue(clock.GetUtcNow());
            insert.ExecuteNonQuery();
            return (int)exists.ExecuteScalar()!;
        }
    }

    private byte[] Wrap(byte[] dataKey, string scope)
    {
        var wrapped = new byte[NonceLength + dataKey.Length + TagLength];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(keys.MasterKey, TagLength);
        cipher.Encrypt(wrapped.AsSpan(0, NonceLength), dataKey, wrapped.AsSpan(NonceLength, dataKey.Length), wrapped.AsSpan(NonceLength + dataKey.Length), Encoding.UTF8.GetBytes("data-key|" + scope));
        return wrapped;
    }

    private byte[] Unwrap(byte[] wrapped, string scope)
    {
        var dataKey = new byte[wrapped.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(keys.MasterKey, TagLength);
        cipher.Decrypt(wrapped.AsSpan(0, NonceLength), wrapped.AsSpan(NonceLength, dataKey.Length), wrapped.AsSpan(NonceLength + dataKey.Length), dataKey, Encoding.UTF8.GetBytes("data-key|" + scope));
        return dataKey;
    }
}
