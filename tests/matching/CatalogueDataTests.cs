using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Matching.Tests.Kit;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>The three curated tables: complete, pointing at things that exist, each line with its source.</summary>
public sealed class CatalogueDataTests
{
    private static readonly HashSet<string> Occupations = [.. CsvTable.Read("tests/data/kit/occupations.csv").Select(o => o["code"])];

    [Fact]
    public void Every_occupation_has_one_hazard_line_with_real_items_or_is_unknown()
    {
        var hazards = CsvTable.Read("infra/dev/data/occupation-hazards.csv");

        Assert.Equal(190, hazards.Count);
        Assert.Equal(Occupations, hazards.Select(h => h["occupation_code"]).ToHashSet());
        Assert.All(hazards, h => Assert.All(h.List("juvenile_items"), item => Assert.InRange(int.Parse(item), 1, 17)));
        Assert.All(hazards, h => Assert.All(h.List("statutory_items"), item => Assert.InRange(int.Parse(item), 1, 3)));
        Assert.All(hazards, h => Assert.True(h.Flag("known") || h["juvenile_items"].Length == 0, h["occupation_code"]));
        Assert.All(hazards, h => Assert.Equal(h["juvenile_items"].Length + h["statutory_items"].Length == 0, h["legal_items"].Length == 0));
        Assert.All(hazards, h => Assert.NotEmpty(h["source"]));
    }

    [Fact]
    public void Every_link_joins_two_occupations_once_and_has_a_source()
    {
        var links = CsvTable.Read("infra/dev/data/occupation-closeness.csv");

        Assert.True(links.Count > 100);
        Assert.All(links, l => Assert.True(Occupations.Contains(l["from_code"]) && Occupations.Contains(l["to_code"]) && l["from_code"] != l["to_code"]));
        Assert.All(links, l => Assert.InRange(int.Parse(l["percent"]), 1, 99));
        Assert.All(links, l => Assert.NotEmpty(l["source"]));
        Assert.Equal(links.Count, links.Select(l => string.Join('+', new[] { l["from_code"], l["to_code"] }.Order(StringComparer.Ordinal))).Distinct().Count());
    }

    [Fact]
    public void Every_licensed_occupation_names_its_papers_but_blasting_whose_paper_is_not_in_the_skill_list()
    {
        var skills = CsvTable.Read("tests/data/kit/skills.csv").Where(s => s["level_scheme"] == "licence").Select(s => s["code"]).ToHashSet();
        var demands = CsvTable.Read("infra/dev/data/occupation-certificates.csv");
        var licensed = CsvTable.Read("tests/data/kit/occupations.csv").Where(o => o.Flag("licensed")).Select(o => o["code"]).ToHashSet();

        Assert.All(demands, d => Assert.True(licensed.Contains(d["occupation_code"]) && d.List("any_of_skills").All(skills.Contains)));
        Assert.Equal(["ZL-G07-13"], licensed.Except(demands.Select(d => d["occupation_code"])));
    }

    [Fact]
    public void Every_occupation_says_which_small_class_it_belongs_to_or_that_nobody_can_say_with_the_source()
    {
        var classes = CsvTable.Read("infra/dev/data/occupation-classes.csv");

        Assert.Equal(Occupations, classes.Select(c => c["occupation_code"]).ToHashSet());
        Assert.Equal(190, classes.Count);
        Assert.All(classes, c => Assert.NotEmpty(c["source"]));
        Assert.All(classes, c => Assert.Equal(c["small_class"].Length == 0, c["small_class_name"].Length == 0));
        Assert.All(classes.Where(c => !c["occupation_code"].StartsWith("ZL-", StringComparison.Ordinal)), c => Assert.StartsWith(c["small_class"] + "-", c["occupation_code"], StringComparison.Ordinal));
        Assert.True(classes.Count(c => c["small_class"].Length > 0) > 150);
        Assert.All(classes.GroupBy(c => c["small_class"]), one => Assert.Single(one.Select(c => c["small_class_name"]).Distinct()));
    }

    [Fact]
    public void Two_groups_are_near_at_most_once_with_a_reason_and_a_source_and_less_than_one_group_with_itself()
    {
        var groups = CsvTable.Read("tests/data/kit/occupations.csv").Select(o => o["group_code"]).ToHashSet();
        var pairs = CsvTable.Read("infra/dev/data/occupation-group-closeness.csv");

        Assert.True(pairs.Count > 30);
        Assert.Equal(groups, pairs.SelectMany(p => new[] { p["from_group"], p["to_group"] }).ToHashSet());
        Assert.Equal(pairs.Count, pairs.Select(p => string.Join('+', new[] { p["from_group"], p["to_group"] }.Order(StringComparer.Ordinal))).Distinct().Count());
        Assert.All(pairs, p => Assert.InRange(int.Parse(p["percent"]), 1, Weights.Default.SameGroupPercent - 1));
        Assert.All(pairs, p => Assert.True(p["why"].Length > 0 && p["source"].Length > 0));
    }

    [Fact]
    public void Every_everyday_word_leads_to_work_that_is_near_whatever_else_the_word_means()
    {
        var words = CsvTable.Read("tests/data/kit/occupations.csv").SelectMany(o => o.List("aliases").Select(word => (word, o))).ToLookup(w => w.word, w => w.o);
        var ambiguous = words.Where(word => word.Count() > 1).Select(word => (word.Key, Groups: word.Select(o => o["group_code"]).Distinct().Count())).ToList();

        Assert.True(words.Count > 400, $"{words.Count} words");
        Assert.True(ambiguous.Count(word => word.Groups > 1) < words.Count / 20, string.Join(' ', ambiguous));
    }

    [Fact]
    public void Kinds_of_sites_are_said_of_real_occupations_each_with_its_reason()
    {
        var sites = CsvTable.Read("infra/dev/data/occupation-sites.csv");

        Assert.NotEmpty(sites);
        Assert.Equal(sites.Count, sites.Select(s => (s["occupation_code"], s["kind"])).Distinct().Count());
        Assert.All(sites, s => Assert.Contains(s["occupation_code"], Occupations));
        Assert.All(sites, s => Assert.True(s["why"].Length > 0 && s["source"].Length > 0 && Enum.IsDefined(KitMarket.Word<SiteKind>(s["kind"]))));
        Assert.All(sites.GroupBy(s => s["occupation_code"]), kinds => Assert.Contains(kinds, s => s["kind"] == "construction"));
    }

    [Fact]
    public void Local_rules_are_shipped_with_their_source_and_not_one_is_enabled()
    {
        var rules = CsvTable.Read("infra/dev/data/local-rules.csv");

        Assert.Equal(["120000", "310000", "360100", "421100"], rules.Select(r => r["region_code"]).Distinct().Order());
        Assert.All(rules, r => Assert.Equal("false", r["enabled"]));
        Assert.All(rules, r => Assert.Contains("据媒体转载", r["source"], StringComparison.Ordinal));
    }
}
