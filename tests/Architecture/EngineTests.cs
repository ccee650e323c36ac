using System.Reflection;
using System.Text.RegularExpressions;

namespace JobAssist.Mobile.Architecture.Tests;

/// <summary>What the engine must never read, it cannot even hold.</summary>
public sealed partial class EngineTests
{
    // How old an advertisement is.
    private static readonly string[] OfAdvertisements = ["PostingColumns.AgeRank"];

    [Fact]
    public void No_engine_type_has_a_protected_column()
    {
        var members = Assembly.Load("JobAssist.Mobile.Matching").GetTypes()
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is FieldInfo or PropertyInfo).Select(member => $"{type.Name}.{member.Name}"))
            .Except(OfAdvertisements, StringComparer.Ordinal).ToList();

        Assert.NotEmpty(members);
        Assert.DoesNotContain(members, name => Protected().IsMatch(name[name.IndexOf('.', StringComparison.Ordinal)..]));
    }

    [Theory]
    [InlineData("Sex")]
    [InlineData("WorkerAge")]
    [InlineData("birthOn")]
    [InlineData("HukouKind")]
    [InlineData("IsPoor")]
    public void The_rule_would_find_one(string name) => Assert.Matches(Protected(), "." + name);

    [Theory]
    [InlineData("Wage")]
    [InlineData("Language")]
    [InlineData("Average")]
    [InlineData("Coverage")]
    [InlineData("Message")]
    public void The_rule_leaves_honest_words_alone(string name) => Assert.DoesNotMatch(Protected(), "." + name);

    // A word of a name begins with a capital, or after the dot or underscore.
    [GeneratedRegex("([._<][sS]|S)ex|([._<][gG]|G)ender|([._<][aA]|A)ge(d|s|Of|[A-Z]|$)|([._<][bB]|B)irth|([._<][eE]|E)thnic|([._<][rR]|R)eligio|([._<][hH]|H)ukou|([._<][hH]|H)ouseholdRegister|([._<][dD]|D)isabl|([._<][dD]|D)isabil|([._<][iI]|I)nfect|([._<][hH]|H)epatitis|([._<][mM]|M)arri(ed|age)|([._<][mM]|M)arital|([._<][pP]|P)regnan|([._<][pP]|P)oor|([._<][pP]|P)overty", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Protected();
}
