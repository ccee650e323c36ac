using System.Reflection;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>就业促进法 3, 26–31: what the engine must not decide on, it must not be able to hold.</summary>
public sealed class ProtectedColumnsTests
{
    private static readonly string[] Forbidden =
    [
        "sex", "gender", "female", "male", "birth", "ethnic", "nationality", "religio", "hukou", "household", "register",
        "disab", "infect", "hepat", "disease", "illness", "marri", "marital", "spouse", "pregnan", "child", "poor", "poverty", "income",
    ];

    [Fact]
    public void No_type_of_the_engine_has_a_protected_column()
    {
        var members = typeof(MatchEngine).Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith("JobAssist.Mobile.Matching", StringComparison.Ordinal) == true)
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m is FieldInfo or PropertyInfo)
            .ToList();

        Assert.True(members.Count > 150);
        Assert.DoesNotContain(members, m => Forbidden.Any(f => m.Name.Contains(f, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(members, m => m.Name is "Age" or "BirthYear" or "AgeYears");
    }

    [Fact]
    public void A_worker_row_holds_exactly_these_columns()
    {
        var columns = typeof(WorkerRow).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).Order(StringComparer.Ordinal);

        Assert.Equal(
        [
            "AcceptsAnySuitable", "AwayFromMonth", "AwayToMonth", "CannotLeaveCounty", "Education", "HomeCountyCode", "HomeTownshipCode", "Id",
            "LegalClass", "LocalBars", "NeedsCoupleRoom", "NeedsDormitory", "NoNightShift", "OnlyTogether", "Personalised", "PreferredDestinations",
            "PriorityClass", "Skills", "TargetGroup", "WageFloorFen", "WantedOccupations",
        ], columns);
    }

    [Fact]
    public void The_engine_references_the_runtime_and_the_domain_only() =>
        Assert.All(typeof(MatchEngine).Assembly.GetReferencedAssemblies(), a =>
            Assert.True(a.Name!.StartsWith("System", StringComparison.Ordinal) || a.Name == "JobAssist.Mobile.Domain", a.Name));
}
