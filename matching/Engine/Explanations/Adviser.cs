using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Explanations.Advising;
using JobAssist.Mobile.Matching.Explanations.Counting;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>Words for one worker and the whole market: what is open, what would open more, and what is nearest when nothing is open.</summary>
internal static class Adviser
{
    public static Advice Of(Market market, Seeker worker)
    {
        if (worker.Row.LegalClass is LegalClass.Under16) return Nothing("未满十六周岁，任何人都不能介绍工作");
        if (market.Open.Posting.Length == 0) return Nothing("现在没有正在招人的岗位，有了会告诉您");

        using var open = new OpenTo(market, worker);
        var count = open.Count;
        var counterfactuals = Counterfactuals.Of(market, worker, open);
        var contradictions = Contradictions.Of(market, worker, open.Home);
        var near = count > 0 ? [] : NearMisses.Of(market, worker);
        var text = TextOf(count, counterfactuals.Count, near.Count, contradictions);
        return new Advice
        {
            Open = count,
            Counterfactuals = counterfactuals,
            Contradictions = contradictions,
            NearMisses = near,
            Text = text,
            Spoken = $"{text}。{string.Concat(near.Select(n => n.Spoken))}{string.Concat(counterfactuals.Select(c => c.Spoken))}",
        };
    }

    /// <summary>Only what would open more.</summary>
    public static IReadOnlyList<Counterfactual> ChangesFor(Market market, Seeker worker)
    {
        if (worker.Row.LegalClass is LegalClass.Under16 || market.Open.Posting.Length == 0) return [];
        using var open = new OpenTo(market, worker);
        return Counterfactuals.Of(market, worker, open);
    }

    private static string TextOf(int open, int changes, int near, IReadOnlyList<Contradiction> contradictions) => (open, near) switch
    {
        ( > 0, _) => changes == 0 && contradictions.Count == 0 ? $"现在有{open}个岗位您能去，您没有别的要求挡着" : $"现在有{open}个岗位您能去",
        (_, > 0) => "现在没有完全合适的岗位，最接近的是下面这几个",
        _ => contradictions.Count > 0 ? contradictions[0].Text : "现在能去的地方没有您可以做的岗位，有了会告诉您",
    };

    private static Advice Nothing(string text) => new()
    {
        Open = 0,
        Counterfactuals = [],
        Contradictions = [],
        NearMisses = [],
        Text = text,
        Spoken = text + "。",
    };
}
