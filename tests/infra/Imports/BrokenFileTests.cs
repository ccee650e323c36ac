using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.TestShared;
using Microsoft.EntityFrameworkCore;
using static JobAssist.Mobile.Infra.Tests.Imports.WorkerFiles;

namespace JobAssist.Mobile.Infra.Tests.Imports;

public sealed class BrokenFileTests(ImportedKit kit) : IClassFixture<ImportedKit>
{
    /// <summary>Cells that spoil a good row, each with the column and code that must be listed for it.</summary>
    private static readonly (string Column, string Value, string Code)[] Faults =
    [
        ("id_number", "530627198904069911", "id.checksum"), ("id_number", "5306271989040699", "id.length"), ("id_number", "", "id.missing"),
        ("id_number", "530627198902309910", "id.date_invalid"), ("name", "", "name.missing"), ("name", "=1+1", "name.invalid"), ("birth", "1989/04/06", "date.unreadable"),
        ("birth", "1990-01-01", "birth.mismatch"), ("sex", "X", "choice.unknown"), ("township_code", "530627999", "region.unknown"), ("county_code", "530602", "region.outside"),
        ("education", "doctor", "choice.unknown"), ("employment_status", "", "cell.missing"), ("monthly_income", "-5", "amount.out_of_range"), ("wage_floor_month", "两千", "amount.unreadable"),
        ("wanted_occupations", "ZL-G99-99", "occupation.unmapped"), ("skills", "SK-99-99:会:self", "skill.unknown"), ("skills", "SK-09-02:飞:self", "skill.level_unknown"),
        ("household_id", "H9999", "household.unknown"), ("can_read_well", "maybe", "choice.unknown"), ("months_away_possible", "13-1", "months.unreadable"),
        ("last_confirmed_offset", "soon", "number.unreadable"), ("languages", "普通话\u0007", "cell.characters"), ("categories", "RegisteredPoor", "cell.unreadable"),
        ("worker_id", "", "cell.missing"),
    ];

    [Fact]
    public async Task Every_bad_row_is_listed_and_every_good_row_is_taken()
    {
        var good = GoodRows(Faults.Length * 2);
        var lines = new List<string> { string.Join(',', Header) };
        foreach (var (fault, place) in Faults.Select((fault, place) => (fault, place)))
        {
            lines.Add(Row(good[place * 2], $"N{place}", ("accepts_any_suitable_job", "true")));
            lines.Add(Row(good[place * 2 + 1], $"B{place}", (fault.Column, fault.Value)));
        }

        await using var database = await DatabaseWithoutWorkersAsync();
        var (code, output, errors) = await ImportAsync(database, lines);

        await using var db = database.Open();
        var taken = await db.Workers.Select(worker => worker.Reference).ToListAsync();
        Assert.Equal(Faults.Select((_, place) => $"N{place}").Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal)!);
        var listed = await db.ImportIssues.Where(issue => issue.Severity == ImportSeverity.Refused).ToListAsync();
        Assert.All(Faults.Select((fault, place) => (fault, place)), item =>
            Assert.Contains(listed, issue => (issue.Line, issue.ColumnName == item.fault.Column || item.fault.Code == "region.outside", issue.Code) == (item.place * 2 + 3, true, item.fault.Code)));
        Assert.Equal(Faults.Length, listed.Select(issue => issue.Line).Distinct().Count());
        Assert.All(listed, issue => Assert.Contains($":{issue.Line} ", output, StringComparison.Ordinal));
        Assert.Equal(1, code);
        AssertNothingPersonal(good, output + errors + string.Join('\n', listed.Select(issue => issue.Message + issue.ColumnName)));
    }

    [Fact]
    public async Task A_name_is_found_however_its_middle_dot_and_spaces_are_written()
    {
        await using var database = await DatabaseWithoutWorkersAsync();

        await ImportAsync(database, [string.Join(',', Header), Row(GoodRows(1)[0], "N1", ("name", "阿依 ・ 布都"))]);

        await using var db = database.Open();
        var index = database.Secrets.BlindIndex(Infra.Secrets.SecretFields.WorkerName, "阿依·布都");
        Assert.Equal("N1", Assert.Single(db.Workers.Where(worker => worker.NameIndex == index)).Reference);
    }

    [Fact]
    public async Task What_a_file_says_twice_is_taken_once()
    {
        var good = GoodRows(2);
        await using var database = await DatabaseWithoutWorkersAsync();

        var (code, output, _) = await ImportAsync(database, [string.Join(',', Header), Row(good[0], "N1"), Row(good[1], "N1"), Row(good[0], "N2")]);

        Assert.Equal(1, code);
        Assert.Contains(":3 worker_id duplicate.in_file", output, StringComparison.Ordinal);
        Assert.Contains(":4 id_number duplicate.in_file", output, StringComparison.Ordinal);
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM workers"));
    }

    [Fact]
    public async Task A_number_known_under_another_reference_is_refused_and_nobody_is_overwritten()
    {
        var row = Row(GoodRows(1)[0], "N1");
        var before = await kit.Database.ScalarAsync<long>("SELECT count(*) FROM workers");

        var (code, output, _) = await ImportAsync(kit.Database, [string.Join(',', Header), row]);

        Assert.Equal((1, before), (code, await kit.Database.ScalarAsync<long>("SELECT count(*) FROM workers")));
        Assert.Contains(":2 id_number id.other_reference", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_found_work_is_updated_and_the_designation_ends()
    {
        await using var database = await DatabaseWithoutWorkersAsync();
        var row = GoodRows(3000).First(cells => Cell(cells, "employment_status") == "unemployed" && Cell(cells, "wish") == "wants_work" && Cell(cells, "exclusion").Length == 0 && Cell(cells, "sex") == "M" && Cell(cells, "birth").StartsWith("198", StringComparison.Ordinal));
        await ImportAsync(database, [string.Join(',', Header), Row(row, "N1")]);
        var opened = await database.ScalarAsync<long>("SELECT count(*) FROM hard_to_employ_designations WHERE valid_to IS NULL");

        await ImportAsync(database, [string.Join(',', Header), Row(row, "N1", ("employment_status", "near_home"))]);

        Assert.Equal((1L, 0L), (opened, await database.ScalarAsync<long>("SELECT count(*) FROM hard_to_employ_designations WHERE valid_to IS NULL")));
        Assert.Equal("NearHome", await database.ScalarAsync<string>("SELECT employment FROM workers"));
        Assert.Equal("名单更新后不再符合", await database.ScalarAsync<string>("SELECT ended_reason FROM hard_to_employ_designations"));
    }

    [Theory]
    [InlineData("", "empty.file")]
    [InlineData("code,name,township_code\n", "no.data_rows")]
    [InlineData("code,name\n530602001001,某村\n", "header.missing")]
    [InlineData("code,name,name,township_code\n530602001001,某村,某村,530602001\n", "header.duplicate")]
    [InlineData("code,name,township_code,张三\n530602001001,某村,530602001,x\n", "header.unknown")]
    [InlineData("code,name,township_code\n530602001001,\"某村,530602001\n530602001002,乙村,530602001\n", "file.quotes")]
    public async Task A_file_that_is_no_list_is_refused_as_a_whole(string content, string expected)
    {
        await using var database = await MobileDatabase.CreateAsync();

        var (code, output, _) = await ImportAsync(database, "villages", System.Text.Encoding.UTF8.GetBytes(content), "--data-date", "2023-06-30");

        Assert.Equal(1, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", output, StringComparison.Ordinal);
        Assert.Equal(expected, await database.ScalarAsync<string>("SELECT code FROM import_issues"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_and_nothing_is_guessed()
    {
        await using var database = await MobileDatabase.CreateAsync();

        var (code, output, _) = await ImportAsync(database, "villages", [0xD5, 0xC5, 0xC8, 0xFD, (byte)'\n'], "--data-date", "2023-06-30");

        Assert.Equal(1, code);
        Assert.Contains("file.encoding", output, StringComparison.Ordinal);
    }

    private static void AssertNothingPersonal(List<string[]> people, string text)
    {
        foreach (var column in (string[])["name", "id_number", "phone"])
            Assert.All(people.Select(cells => Cell(cells, column)).Where(value => value.Length > 0), value => Assert.DoesNotContain(value, text, StringComparison.Ordinal));
    }
}
