using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>Words for one worker and one posting, from the same gates and the same terms that ranked it.</summary>
internal static class Explainer
{
    public static Explanation Of(Market market, Seeker worker, int posting, int price, TopList list)
    {
        var gate = PostingGates.FirstFailing(market, worker, posting);
        if (gate is Gate.Under16) return NothingAtAll(market, worker, posting, gate);

        var score = Score.Of(market, worker, posting, out var terms);
        var reasons = Reasons.Of(market, worker, posting, terms);
        var rank = RankOf(list, posting);
        var notListed = rank is null ? WhyNot(market, worker, posting, gate, score, price, list) : null;
        return new Explanation
        {
            PostingId = market.IdOf(posting),
            Score = score,
            Price = price,
            Rank = rank,
            Reasons = reasons,
            Missing = MissingFacts.Of(market, worker, posting),
            Competition = market.Words.Of(posting).Competition,
            Chance = ChanceWords.Of(market, worker, posting),
            NotListed = notListed,
            Spoken = Voice.Of(market, posting, reasons, notListed),
        };
    }

    /// <summary>Describing the work would already be introducing it.</summary>
    private static Explanation NothingAtAll(Market market, Seeker worker, int posting, Gate gate)
    {
        var text = GateWords.TextOf(gate, market, worker, posting);
        return new Explanation
        {
            PostingId = market.IdOf(posting),
            Score = 0,
            Price = 0,
            Reasons = [],
            Missing = [],
            Competition = new Competition(0, null, null, text),
            NotListed = new NotListed(GateWords.CodeOf(gate), text, null),
            Spoken = text + "。",
        };
    }

    private static int? RankOf(TopList list, int posting)
    {
        for (var at = 0; at < list.Items.Count; at++)
        {
            if (list.Items[at].Posting == posting) return at + 1;
        }

        return null;
    }

    private static NotListed WhyNot(Market market, Seeker worker, int posting, Gate gate, int score, int price, TopList list)
    {
        if (gate is not Gate.None) return new(GateWords.CodeOf(gate), Words.Cut(GateWords.TextOf(gate, market, worker, posting), Words.Most), null);

        var below = (int)Math.Min(int.MaxValue, list.Items[^1].Net - ((long)score - price));
        if (price > 0 && score >= list.Items[^1].Net)
        {
            var row = market.Postings.Row[posting];
            var told = row.Told is { } people ? $"，已先通知{people}人" : "，已先通知别人";
            return new("rank.claimed", $"适合您，但只招{market.OpenPlacesOf(posting)}人{told}", below);
        }

        var text = below > 0 ? $"也可以去，比列出的最后一个低{below}分" : "也可以去，和列出的最后一个同分，排在后面";
        return new("rank.below", text, below);
    }
}
