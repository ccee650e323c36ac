using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Infra.Memory;

/// <summary>
/// What was read of accounts or workers and is used again until a look says that they changed. Bounded: what nobody asked for while
/// <paramref name="most"/> others came is forgotten.
/// </summary>
public sealed class Kept<TKey, T>(Looks looks, int most)
    where TKey : struct
    where T : class
{
    private readonly Recent<TKey, Entry> _recent = new(most);

    /// <summary>The value if it is known and, at the caller's look, still true.</summary>
    public T? Find(TKey key) => _recent.TryFind(key, out var entry) && looks.IsUnchanged(entry.Subject, entry.Since) ? entry.Value : null;

    /// <summary>Keeps what was read of <paramref name="subject"/> after <paramref name="look"/> was taken.</summary>
    public void Keep(TKey key, Guid subject, Look look, T value) => _recent.Add(key, new Entry(subject, look.Number, value));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(Guid Subject, long Since, T Value);
}
