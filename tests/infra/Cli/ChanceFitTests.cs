using System.Globalization;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Tests.Imports;
using JobAssist.Mobile.Matching.Chances;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Infra.Tests.Cli;

/// <summary>jobassist chance fit: reports, and replaces constants only when it may.</summary>
public sealed class ChanceFitTests : IDisposable
{
    private const string Header = "skills_asked,skills_held,trains,schooling_met,paper_met,free_places,applied,told,hired";
    private readonly string folder = Directory.CreateTempSubdirectory("jobassist-chance-").FullName;

    [Fact]
    public async Task Enough_observations_give_new_constants_with_their_report()
    {
        // One of five is hired where everything is there, nobody where all skills lack; the stated constants say a third.
        var rows = Enumerable.Range(0, 1_000).Select(n => n % 2 == 0 ? $"2,2,false,true,true,5,10,,{Flag(n % 10 == 0)}" : $"2,0,false,true,true,5,10,,{Flag(n % 100 == 1)}");
        var save = Path.Combine(folder, "chance.json");

        var (code, output, errors) = await FitAsync([Header, .. rows], "--save", save);

        Assert.True(code == 0, errors);
        Assert.Contains("applications 1000, confirmed hires 110", output, StringComparison.Ordinal);
        Assert.Contains("Brier score", output, StringComparison.Ordinal);
        var constants = ChanceFile.Read(save);
        Assert.Equal(1_000, constants.Observations);
        Assert.StartsWith("fitted-", constants.Version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_observations_write_nothing_and_say_how_many_are_needed()
    {
        var save = Path.Combine(folder, "chance.json");

        var (code, output, errors) = await FitAsync([Header, "2,2,false,true,true,5,10,,true"], "--save", save);

        Assert.Equal(1, code);
        Assert.Contains("applications 1, confirmed hires 1", output, StringComparison.Ordinal);
        Assert.Contains("1 observations; 500 are needed.", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(save));
    }

    [Fact]
    public async Task A_broken_file_is_told_by_line_and_column_and_nothing_of_it_is_used()
    {
        var (code, output, errors) = await FitAsync([Header, "2,2,false,true,true,5,10,,true", "2,3,false,maybe,true,5,10,,true"]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("line 3 skills_held:", errors, StringComparison.Ordinal);
        Assert.Contains("line 3 schooling_met:", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_file_the_database_is_read()
    {
        await using var database = await MobileDatabase.CreateAsync();

        var (code, _, errors) = await CommandLine.RunAsync(database, "chance", "fit");

        Assert.Equal(1, code);
        Assert.Contains("0 observations", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"skills\":1.5", "\"skills\":-1")]
    [InlineData("\"smallBelow\":0.15", "\"smallBelow\":0.9")]
    public void A_file_that_would_turn_the_estimate_round_is_not_read(string right, string wrong)
    {
        var path = Path.Combine(folder, "bad.json");
        var text = ChanceFile.Text(ChanceConstants.Stated).Replace(": ", ":", StringComparison.Ordinal);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Throws<InvalidOperationException>(() => ChanceFile.Read(path));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Code, string Output, string Errors)> FitAsync(IEnumerable<string> lines, params string[] options)
    {
        var file = Path.Combine(folder, "observations.csv");
        await File.WriteAllLinesAsync(file, lines);
        return await CommandLine.RunWithAsync(null, null, ["chance", "fit", "--from", file, .. options]);
    }

    private static string Flag(bool value) => value.ToString(CultureInfo.InvariantCulture).ToLowerInvariant();
}
