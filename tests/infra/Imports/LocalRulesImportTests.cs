using System.Text;
using JobAssist.Mobile.TestShared;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Tests.Imports;

/// <summary>Local rules come in by the same door as every other list, and an operator enables them by the file.</summary>
public sealed class LocalRulesImportTests(ImportedKit kit) : IClassFixture<ImportedKit>
{
    private const string Header = "region_code,kind,sex,oldest_age,name,source,valid_from,valid_to,enabled";
    private const string Good = "360100,construction,M,59,南昌市施工现场用工规定,样例,2021-06-11,,false";

    [Fact]
    public async Task The_shipped_rules_are_in_and_none_is_enabled()
    {
        Assert.Equal(14L, await kit.Database.ScalarAsync<long>("SELECT count(*) FROM local_rules"));
        Assert.Equal(0L, await kit.Database.ScalarAsync<long>("SELECT count(*) FROM local_rules WHERE enabled"));
        Assert.Equal(21L, await kit.Database.ScalarAsync<long>("SELECT count(*) FROM occupation_sites"));
    }

    [Theory]
    [InlineData("999999,construction,M,59,规定,来源,2021-01-01,,false", "region_code region.unknown")]
    [InlineData("360100,factory,M,59,规定,来源,2021-01-01,,false", "kind choice.unknown")]
    [InlineData("360100,construction,X,59,规定,来源,2021-01-01,,false", "sex choice.unknown")]
    [InlineData("360100,construction,M,43,规定,来源,2021-01-01,,false", "oldest_age number.out_of_range")]
    [InlineData("360100,construction,M,76,规定,来源,2021-01-01,,false", "oldest_age number.out_of_range")]
    [InlineData("360100,construction,M,59,,来源,2021-01-01,,false", "name cell.missing")]
    [InlineData("360100,construction,M,59,男满60岁不得进场的规定,来源,2021-01-01,,false", "name name.personal")]
    [InlineData("360100,construction,M,59,规定,,2021-01-01,,false", "source cell.missing")]
    [InlineData("360100,construction,M,59,规定,来源,2021年,,false", "valid_from date.unreadable")]
    [InlineData("360100,construction,M,59,规定,来源,2021-01-01,2020-12-31,false", "valid_to date.order")]
    [InlineData("360100,construction,M,59,规定,来源,2021-01-01,,maybe", "enabled choice.unknown")]
    [InlineData("360100,construction,M,59,规定,来源,2021-01-01,,", "enabled cell.missing")]
    [InlineData("360100,construction,M,54,规定,来源,2021-06-11,,false", "region_code duplicate.in_file")]
    public async Task A_bad_row_is_listed_by_line_column_and_code_and_the_good_one_is_taken(string bad, string expected)
    {
        await using var database = await RegionsOnlyAsync();

        var (code, output, _) = await ImportAsync(database, "local-rules", Header, Good, bad);

        Assert.Equal(1, code);
        Assert.Contains($":3 {expected} ", output, StringComparison.Ordinal);
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM local_rules"));
    }

    [Fact]
    public async Task An_occupation_nobody_knows_is_listed_too()
    {
        await using var database = await RegionsOnlyAsync();

        var (code, output, _) = await ImportAsync(database, "occupation-sites", "occupation_code,occupation_name,kind,why,source", "ZL-G99-99,样例,construction,样例,样例");

        Assert.Equal(1, code);
        Assert.Contains(":2 occupation_code occupation.unmapped ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enabling_a_row_changes_the_market_and_importing_it_again_changes_nothing()
    {
        await using var database = await RegionsOnlyAsync();
        await ImportAsync(database, "local-rules", Header, Good);
        Task<long> VersionAsync() => database.ScalarAsync<long>("SELECT version FROM market_version");
        var off = await VersionAsync();

        await ImportAsync(database, "local-rules", Header, Good.Replace("false", "true", StringComparison.Ordinal));
        var on = await VersionAsync();
        await ImportAsync(database, "local-rules", Header, Good.Replace("false", "true", StringComparison.Ordinal));

        await using var db = database.Open();
        Assert.True(Assert.Single(await db.LocalRules.ToListAsync()).Enabled);
        Assert.Equal((true, on), (on > off, await VersionAsync()));
    }

    private static async Task<MobileDatabase> RegionsOnlyAsync()
    {
        var database = await MobileDatabase.CreateAsync();
        await using var command = database.Source.CreateCommand("INSERT INTO regions (code, name, level, data_date) VALUES ('360100', '南昌市', 'Prefecture', '2026-01-01')");
        await command.ExecuteNonQueryAsync();
        return database;
    }

    private static async Task<(int Code, string Output, string Errors)> ImportAsync(MobileDatabase database, string kind, params string[] lines)
    {
        var path = Path.Combine(Path.GetTempPath(), $"jobassist-local-rules-{Guid.CreateVersion7():N}.csv");
        await File.WriteAllTextAsync(path, string.Join('\n', lines) + "\n", new UTF8Encoding(false));
        try
        {
            return await CommandLine.RunAsync(database, "import", kind, path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
