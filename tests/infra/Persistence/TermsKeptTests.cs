using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.TestShared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace JobAssist.Mobile.Infra.Tests.Persistence;

/// <summary>What people were told of an opening can be read again, however often it has changed since and whatever kept it.</summary>
public sealed class TermsKeptTests
{
    private const string Before = "20261127230000_LeanRounds";
    private const string Posting = """
        INSERT INTO job_postings (id, reference, employer_id, title, duties, requirements, occupation_code, kind, arrangement, workplace_code, workplace_text, headcount,
          pay_basis, pay_min_fen, pay_max_fen, month_min_fen, month_max_fen, work_time, education_min, shift, dormitory, meals, couples, travel_organised, training, contract, social_insurance,
          opens_on, closes_on, state, created_at, published_at, changed_at)
        VALUES ('0197a000-0000-7000-8000-000000000001', 'R1', gen_random_uuid(), '普工', 'x', 'x', 'x', 'LongTerm', 'OnPremises', '530602', '昭阳区', 10,
          'Month', 450000, 600000, 450000, 600000, 'FullTime', 'None', 'Day', 'Free', 'Free', false, false, false, 'LabourContract', true, '2026-01-01', '2027-12-31', 'Published', now(), now(), now())
        """;

    private const string Pay = "SELECT string_agg(number || ':' || (terms ->> 'payMinFen'), ' ' ORDER BY number) FROM posting_terms_kept";

    [Fact]
    public async Task Everything_an_opening_has_offered_is_kept_once_and_what_is_not_told_counts_for_nothing()
    {
        await using var town = await TownAsync(null);

        await RunAsync(town, Posting);
        await RunAsync(town, "UPDATE job_postings SET filled = 3, changed_at = now()");
        await RunAsync(town, "UPDATE job_postings SET pay_min_fen = 400000");
        await RunAsync(town, "UPDATE job_postings SET pay_min_fen = 450000");

        Assert.Equal("1:450000 2:400000 3:450000", await ReadAsync(town, Pay));
        Assert.Equal("3", await ReadAsync(town, "SELECT terms_number::text FROM job_postings"));
    }

    [Fact]
    public async Task Notices_from_before_this_was_kept_apart_say_after_the_migration_what_they_said_before()
    {
        await using var town = await TownAsync(Before);
        await RunAsync(town, Posting);
        // One person was told before terms were kept at all, one of what was offered then, one of what is offered now.
        foreach (var (number, told) in new[] { (1, "NULL"), (2, "posting_terms(p)"), (3, "posting_terms(p)") })
        {
            if (number == 3) await RunAsync(town, "UPDATE job_postings SET pay_min_fen = 400000");
            await RunAsync(town, $"""
                INSERT INTO notices (id, worker_id, slot, check_code, county_code, composed_at, nothing_fits) VALUES ('0197a000-0000-7000-8000-00000000000{number}', gen_random_uuid(), '2026-11-H2', '2345678{number + 1}', '530602', now(), false)
                """);
            await RunAsync(town, $"INSERT INTO notice_postings (notice_id, rank, posting_id, score, reason, told) SELECT '0197a000-0000-7000-8000-00000000000{number}', 1, p.id, 5000 + {number}, '管住', {told} FROM job_postings p");
        }

        await MigrateAsync(town, null);

        Assert.Equal("1:450000 2:400000", await ReadAsync(town, Pay));
        Assert.Equal("5001:管住:- 5002:管住:450000 5003:管住:400000", await ReadAsync(town, "SELECT string_agg(score || ':' || reason || ':' || coalesce(told ->> 'payMinFen', '-'), ' ' ORDER BY notice_id) FROM notice_postings"));
        await RunAsync(town, "UPDATE job_postings SET pay_min_fen = 300000");
        Assert.Equal("1:450000 2:400000 3:300000", await ReadAsync(town, Pay));
    }

    // Only openings and notices are looked at: nothing they refer to is there, and their foreign keys do not ask.
    private static async Task<NpgsqlDataSource> TownAsync(string? migration)
    {
        var server = await PostgresServer.GetAsync();
        var town = NpgsqlDataSource.Create(server.ConnectionString(await server.CreateDatabaseAsync(), "postgres"));
        await MigrateAsync(town, migration);
        await RunAsync(town, "ALTER TABLE job_postings DISABLE TRIGGER ALL; ALTER TABLE job_postings ENABLE TRIGGER USER; ALTER TABLE notices DISABLE TRIGGER ALL");
        return town;
    }

    private static async Task MigrateAsync(NpgsqlDataSource town, string? migration)
    {
        await using var db = new MobileDbContext(new DbContextOptionsBuilder<MobileDbContext>().UseNpgsql(town).Options);
        await db.GetService<IMigrator>().MigrateAsync(migration);
    }

    private static async Task RunAsync(NpgsqlDataSource town, string sql)
    {
        await using var command = town.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> ReadAsync(NpgsqlDataSource town, string sql)
    {
        await using var command = town.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync();
    }
}
