using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Spreadsheets;
using JobAssist.Mobile.TestShared;
using Microsoft.EntityFrameworkCore;
using static JobAssist.Mobile.Infra.Tests.Imports.WorkerFiles;

namespace JobAssist.Mobile.Infra.Tests.Imports;

public sealed class ReimportTests
{
    [Fact]
    public async Task What_a_person_decided_on_the_phone_outlives_the_registers_list()
    {
        await using var database = await DatabaseWithoutWorkersAsync();
        var row = GoodRows(50).First(cells => Cell(cells, "phone").Length > 0);
        await ImportAsync(database, [string.Join(',', Header), Row(row, "N1")]);
        await using (var db = database.Open())
        {
            var worker = await db.Workers.SingleAsync();
            worker.Personalised = false;
            db.WorkerPhones.Add(new WorkerPhone
            {
                WorkerId = worker.Id,
                PhoneIndex = database.Secrets.BlindIndex(SecretFields.Phone, "19900999999"),
                Source = PhoneSource.WeChat,
                NotedAt = DateTimeOffset.UnixEpoch,
                PhoneSealed = database.Secrets.Seal(worker.CountyCode, SecretFields.Phone, worker.Id.Value, "19900999999"),
            });
            await db.SaveChangesAsync();
        }

        await ImportAsync(database, [string.Join(',', Header), Row(row, "N1", ("phone", ""), ("education", "college"))]);

        await using var after = database.Open();
        var updated = await after.Workers.SingleAsync();
        Assert.Equal((false, Education.College), (updated.Personalised, updated.Education));
        Assert.Equal(PhoneSource.WeChat, Assert.Single(await after.WorkerPhones.ToListAsync()).Source);
    }

    [Fact]
    public async Task Somebody_who_registered_before_the_list_came_gets_its_reference_and_stays_one_person()
    {
        await using var database = await DatabaseWithoutWorkersAsync();
        var row = GoodRows(1)[0];
        await ImportAsync(database, [string.Join(',', Header), Row(row, "N1")]);
        await using (var db = database.Open())
        {
            (await db.Workers.SingleAsync()).Reference = null;
            await db.SaveChangesAsync();
        }

        var (code, output, _) = await ImportAsync(database, [string.Join(',', Header), Row(row, "R7")]);

        Assert.True(code == 0, output);
        Assert.Equal("R7", await database.ScalarAsync<string>("SELECT reference FROM workers"));
    }

    [Fact]
    public async Task Whose_home_moves_to_another_county_is_sealed_under_that_countys_key()
    {
        await using var database = await DatabaseWithoutWorkersAsync();
        var row = GoodRows(1)[0];
        await ImportAsync(database, [string.Join(',', Header), Row(row, "N1")]);

        await ImportAsync(database, [string.Join(',', Header), Row(row, "N1", ("county_code", "530602"), ("township_code", "530602001"), ("village_code", ""))]);

        await using var db = database.Open();
        var worker = await db.Workers.SingleAsync();
        var keys = await db.DataKeys.ToDictionaryAsync(key => key.Id, key => key.Scope);
        Assert.Equal("530602", keys[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(worker.NameSealed.AsSpan(1))]);
        Assert.Equal(Cell(row, "name"), database.Secrets.Open(SecretFields.WorkerName, worker.Id.Value, worker.NameSealed));
    }

    [Fact]
    public async Task An_import_that_dies_half_way_leaves_nothing()
    {
        await using var database = await MobileDatabase.CreateAsync();
        await using var db = database.Open();
        var importer = new FileImporter(db, database.Secrets, TimeProvider.System);

        await Assert.ThrowsAsync<IOException>(() => importer.ImportAsync(new DyingImport(), "x.csv", "a\n1\n"u8.ToArray(), new ImportSettings(ImportedKit.Day), CancellationToken.None));

        Assert.Equal((0L, 0L), (await database.ScalarAsync<long>("SELECT count(*) FROM regions"), await database.ScalarAsync<long>("SELECT count(*) FROM import_batches")));
    }

    [Fact]
    public async Task The_report_holds_warnings_too_and_no_value_of_any_cell()
    {
        await using var database = await DatabaseWithoutWorkersAsync();
        var row = GoodRows(1)[0];
        var path = Path.Combine(Path.GetTempPath(), $"jobassist-report-{Guid.CreateVersion7():N}.csv");

        await ImportAsync(database, "workers", System.Text.Encoding.UTF8.GetBytes($"{string.Join(',', Header)}\n{Row(row, "N1", ("phone", "12345"))}\n"), "--report", path);

        var lines = await File.ReadAllLinesAsync(path);
        File.Delete(path);
        Assert.Equal(["kind,line,column,code,severity,message", "workers,2,phone,phone.invalid,Warning,\"电话号码不成立，已留空，请核对后补上。\""], lines);
    }

    /// <summary>Writes a row and then loses its disk.</summary>
    private sealed class DyingImport : IRowImport
    {
        public string Kind => "dying";
        public TableShape Shape { get; } = new("a");

        public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
        {
            await run.Bulk.UpsertAsync([new Region("530000", "云南省", RegionLevel.Province, null, ImportedKit.Day)], new BulkRules(), cancellationToken);
            throw new IOException("gone");
        }
    }
}
