using System.Security.Cryptography;

namespace JobAssist.Mobile.StandInParts;

/// <summary>Seeded dice for scripted trouble, and unguessable text for codes and keys.</summary>
public sealed class Chance(int seed)
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    readonly Lock _gate = new();
    readonly Random _random = new(seed);

    public bool Happens(double share)
    {
        if (share <= 0)
            return false;
        lock (_gate)
            return _random.NextDouble() < share;
    }

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high)
    {
        lock (_gate)
            return _random.Next(low, high + 1);
    }

    public void Shuffle<T>(Span<T> items)
    {
        lock (_gate)
            _random.Shuffle(items);
    }

    public static string Letters(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    public static string Hex(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);
}
