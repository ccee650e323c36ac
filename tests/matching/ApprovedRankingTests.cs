using System.Text;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Kit;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>A change of weights or gates is reviewed as a diff of ranked lists with their reasons.</summary>
public sealed class ApprovedRankingTests
{
    private const string Approved = "tests/matching/Approved/rankings.approved.txt";

    private static readonly (string Reference, string Case)[] Cases =
    [
        ("W00026", "cannot leave the county, low floor"),
        ("W00007", "under 16: nothing, ever"),
        ("W01242", "17, wants farm work near home"),
        ("W01896", "17, wants factory work whose hazards are unknown"),
        ("W00030", "wants a room for two, no night shift, Dongguan"),
        ("W00225", "three wished occupations, two destinations"),
        ("W00020", "a licensed trade, high floor"),
        ("W00446", "a certificate that has run out"),
        ("W00207", "any place"),
        ("W00016", "accepts any suitable work, June to September only"),
        ("W00041", "November to March only, home county"),
        ("W00054", "a floor few postings reach; any place is the second wish"),
        ("W00005", "has not said what work"),
        ("W00409", "wants work of the statutory list"),
        ("W00121", "Shanghai"),
        ("W00066", "wants guard work without the certificate, Zhejiang"),
        ("W00002", "home county by wish, piece work at home"),
        ("W00140", "Dongguan, then Zhongshan"),
        ("W00509", "home in a township that has an agreement of its own"),
        ("W00006", "wants a public post near home"),
        ("W00020-", "the same person with personal ranking switched off"),
    ];

    [Fact]
    public void The_rankings_of_twenty_people_are_the_approved_ones()
    {
        var actual = Render();
        var path = Path.Combine(CsvTable.RepositoryFolder(), Approved);
        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        if (actual != approved) File.WriteAllText(path.Replace(".approved.", ".received.", StringComparison.Ordinal), actual);

        Assert.True(actual == approved, $"The rankings changed. Compare rankings.received.txt with {Approved}; rename it when the change is wanted.");
    }

    private static string Render()
    {
        var engine = new MatchEngine(Market.Build(KitMarket.Rows(), Weights.Default, KitMarket.Anchor));
        var workers = KitWorkers.Rows();
        var text = new StringBuilder().Append($"{engine.Market.OpenCount} of {engine.Market.Count} postings are open on {KitMarket.Anchor:yyyy-MM-dd}\n");
        foreach (var (reference, about) in Cases)
        {
            var worker = workers[reference.TrimEnd('-')] with { Personalised = !reference.EndsWith('-') };
            var list = engine.TopC(worker, [], 10);
            text.Append($"\n{reference} {about}; {list.Items.Count} listed\n");
            foreach (var words in engine.Explain(worker, list)) Append(text, words);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Explanation words)
    {
        text.Append($"  {words.Rank,2}. {KitMarket.ReferenceOf(words.PostingId)} {words.Score,5}  {string.Join(' ', words.Reasons.Select(r => $"{r.Code}={r.Points}"))}\n");
        text.Append($"      {words.Spoken}\n");
        if (words.Missing.Count > 0) text.Append($"      缺：{string.Join("；", words.Missing.Select(m => m.Text))}\n");
    }
}
