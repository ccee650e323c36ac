using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Imports.Kinds;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Local rules from the file of their import; dates are facts and do not move with an anchor.</summary>
internal static class LocalRuleFile
{
    public static IEnumerable<LocalRule> Read(RowFile file, KnownPlaces places)
    {
        var repeats = new Repeats();
        foreach (var row in file.Rows(new LocalRulesImport().Shape))
        {
            var rule = LocalRulesImport.Read(row, places, repeats);
            if (file.Take(row)) yield return rule;
        }
    }
}
