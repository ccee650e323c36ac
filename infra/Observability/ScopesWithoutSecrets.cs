using System.Collections;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Infra.Observability;

/// <summary>
/// The framework puts the path of a request into the scope of each of its lines, before any code of ours runs; here it is cut where it
/// ends in a secret. Trace and span stand in front, as the framework's own provider has it.
/// </summary>
internal sealed class ScopesWithoutSecrets : IExternalScopeProvider
{
    private readonly LoggerExternalScopeProvider scopes = new();

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        if (Activity.Current is { } activity)
            callback(new Pairs([new("SpanId", activity.SpanId.ToHexString()), new("TraceId", activity.TraceId.ToHexString())]), state);
        scopes.ForEachScope(callback, state);
    }

    public IDisposable Push(object? state) =>
        scopes.Push(state is IReadOnlyList<KeyValuePair<string, object?>> { Count: <= 8 } pairs && HasSecret(pairs) ? new Pairs([.. pairs.Select(Shown)]) : state);

    private static bool HasSecret(IReadOnlyList<KeyValuePair<string, object?>> pairs)
    {
        for (var at = 0; at < pairs.Count; at++)
        {
            if (pairs[at].Value is string text && SecretPaths.IsSecret(text)) return true;
        }

        return false;
    }

    private static KeyValuePair<string, object?> Shown(KeyValuePair<string, object?> pair) =>
        pair.Value is string text ? new(pair.Key, SecretPaths.Shown(text)) : pair;

    private sealed class Pairs(KeyValuePair<string, object?>[] pairs) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => pairs.Length;

        public KeyValuePair<string, object?> this[int index] => pairs[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => pairs.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => string.Join(", ", pairs.Select(pair => $"{pair.Key}:{pair.Value}"));
    }
}
