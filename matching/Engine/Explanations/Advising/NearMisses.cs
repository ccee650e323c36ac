using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Advising;

/// <summary>The nearest postings when none is open to a worker: fewest failing wishes first, then the higher score, then the older posting.</summary>
internal static class NearMisses
{
    private const int Most = 3;

    public static IReadOnlyList<NearMiss> Of(Market market, Seeker worker)
    {
        var open = market.Open.Posting;
        var wishes = Array.ConvertAll(open, j => FailingWishes.Of(market, worker, j));
        var wanted = new List<(int Posting, int Wishes)>();

        // Whole levels of equally many failing wishes, until there are enough to choose from by score.
        for (var level = 1; level <= 6 && wanted.Count < Most; level++)
        {
            for (var at = 0; at < open.Length; at++)
            {
                if (wishes[at] > 0 && FailingWishes.CountOf(wishes[at]) == level) wanted.Add((open[at], wishes[at]));
            }
        }

        return [.. wanted
            .Select(w => (w.Posting, w.Wishes, Score: Score.Of(market, worker, w.Posting, out _)))
            .OrderBy(w => FailingWishes.CountOf(w.Wishes))
            .ThenByDescending(w => w.Score)
            .ThenBy(w => w.Posting)
            .Take(Most)
            .Select(w => Made(market, worker, w.Posting, w.Wishes, w.Score))];
    }

    private static NearMiss Made(Market market, Seeker worker, int posting, int wishes, int score)
    {
        var failing = FailingWishes.InWords(market, worker, posting, wishes);
        var work = Words.Occupation(market.Occupations.Row[market.Postings.Occupation[posting]]);
        var text = Words.Cut($"{Words.Place(market, posting)}，{work}：{string.Join("；", failing.Select(f => f.Text))}", Words.Most);
        return new NearMiss(market.IdOf(posting), score, failing, text, $"{Voice.Opening(market, posting)}不过，{string.Join("；", failing.Select(f => f.Text))}。");
    }
}
