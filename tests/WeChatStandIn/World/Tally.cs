using System.Collections.Concurrent;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Counts and side lists that a scenario asserts at its end.</summary>
public sealed class Tally
{
    readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Data faults of messages that were answered 43101 and would have stayed unseen.</summary>
    public ConcurrentQueue<BadData> HiddenBadData { get; } = new();

    /// <summary>Pages with a leading slash or outside the released version.</summary>
    public ConcurrentQueue<string> PageRemarks { get; } = new();

    public void Count(string name, long by = 1) => _counts.AddOrUpdate(name, by, (_, old) => old + by);

    public long this[string name] => _counts.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, long> Counts => new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
}

/// <summary>A message whose data was wrong although the answer did not say so.</summary>
public sealed record BadData(string AppId, string OpenId, string TemplateId, string Fault);
