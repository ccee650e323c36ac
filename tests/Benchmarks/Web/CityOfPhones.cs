using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Tables;
using Npgsql;

namespace JobAssist.Mobile.Benchmarks.Web;

/// <summary>Puts an instance into a migrated database as the programs keep it: references, openings, people who are signed in.</summary>
internal sealed class CityOfPhones(Instance instance, NpgsqlDataSource database, int people)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly string[] Levels = ["初级", "中级", "高级"];

    /// <summary>One access token for each of the people.</summary>
    public static string TokenOf(int person) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"phone {person}")));

    public async Task LoadAsync()
    {
        await ReferenceAsync();
        await OpeningsAsync();
        await PeopleAsync();
        await using var analyze = database.CreateCommand("ANALYZE");
        await analyze.ExecuteNonQueryAsync();
    }

    private async Task ReferenceAsync()
    {
        await CopyAsync("regions (code, name, level, parent_code, data_date)", Country.Rows(), region =>
            [Codes.Of(region.Code), region.Name, region.Code.Length switch { 2 => "Province", 4 => "Prefecture", 6 => "County", _ => "Township" }, region.ParentCode is { } parent ? Codes.Of(parent) : null, Instance.Today]);
        await CopyAsync("skills (code, name, group_code, group_name, level_scheme, levels)", Trades.SkillCodes, code => [code, $"手艺{code}", "G", "手艺", "Ability", Levels]);
        await CopyAsync("occupations (code, code_source, name, group_code, group_name, licensed, health_certificate, no_skill_needed, month_min_fen, month_max_fen)", instance.Trades.Rows,
            o => [o.Code, "样例", o.Name, o.GroupCode, $"行当{o.GroupCode}", o.Licensed, o.HealthCertificate, false, 300_000, 900_000]);
        await CopyAsync("occupation_hazards (occupation_code, known, juvenile_items, statutory_items, why, source)", instance.Trades.Hazards,
            h => [h.OccupationCode, h.Known, Shorts(h.JuvenileItems), Shorts(h.StatutoryItems), "样例", "样例"]);
        await CopyAsync("occupation_certificates (occupation_code, demand, name, any_of_skills, source)", instance.Trades.Rows.SelectMany(o => o.Certificates.Select((demand, n) => (o.Code, demand, n))),
            c => [c.Code, (short)c.n, c.demand.Name, c.demand.AnyOfSkills.ToArray(), "样例"]);
        await CopyAsync("occupation_closeness (from_code, to_code, percent, source)", instance.Trades.Closeness.DistinctBy(c => (c.FromCode, c.ToCode)), c => [c.FromCode, c.ToCode, (short)c.Percent, "样例"]);
    }

    private async Task OpeningsAsync()
    {
        var employers = instance.Postings.Select(p => p.EmployerRef).Concat(instance.Agreements.Rows.SelectMany(a => a.DirectedEmployers)).Distinct(StringComparer.Ordinal).Select((name, n) => (name, n)).ToDictionary(e => e.name, e => (Id: IdOf("employer", e.n), e.n), StringComparer.Ordinal);
        await CopyAsync("employers (id, reference, name, kind, industry, region_code, address, verification, record, standing, last_called_on, changed_at)", employers,
            e => [e.Value.Id, e.Key, Adverts.EmployerNameOf(e.Key), "企业", "制造业", Codes.Of(e.Key[1..5]), "样例路1号", e.Value.n % 2 == 0 ? "Verified" : "Pending", "None", e.Value.n % 10 == 9 ? "Watch" : "Good", e.Value.n % 5 < 3 ? Instance.Today.AddDays(-e.Value.n % 90) : null, Now]);
        await CopyAsync("agreements (id, reference, title, level, valid_from, valid_to, ended_on, intention, mechanism)", instance.Agreements.Rows.Select((a, n) => (a, n)),
            x => [x.a.Id, $"A{x.n}", "样例协议", "County", x.a.ValidFrom, x.a.ValidTo, x.a.EndedOn, "样例", "样例"]);
        await CopyAsync("agreement_parties (agreement_id, region_code, role, organisation)", instance.Agreements.Rows.SelectMany(a => a.Parties.Select(p => (a.Id, p))), x => [x.Id, Codes.Of(x.p.RegionCode), x.p.Role.ToString(), "样例"]);
        await CopyAsync("agreement_pairings (agreement_id, county_code, town_code)", instance.Agreements.Rows.SelectMany(a => a.Pairings.SelectMany(p => p.TownCodes.Select(town => (a.Id, p.CountyCode, town)))), x => [x.Id, x.CountyCode, x.town]);
        await CopyAsync("agreement_employers (agreement_id, employer_id)", instance.Agreements.Rows.SelectMany(a => a.DirectedEmployers.Select(e => (a.Id, employers[e].Item1))), x => [x.Id, x.Item2]);
        await CopyAsync("""
            job_postings (id, reference, employer_id, title, duties, requirements, occupation_code, kind, arrangement, workplace_code, workplace_text, headcount, filled, pay_basis, pay_min_fen, pay_max_fen,
              month_min_fen, month_max_fen, work_time, hours_per_week, education_min, shift, dormitory, meals, couples, travel_organised, training, contract, social_insurance, target_group_first_days,
              season_from_month, season_to_month, opens_on, starts_on, closes_on, state, created_at, published_at, changed_at)
            """, instance.Postings.Select((p, n) => (p, n)), x => PostingOf(x.p, x.n, employers[x.p.EmployerRef].Item1));
        await CopyAsync("posting_skills (posting_id, skill_code, required, level)", instance.Postings.SelectMany(p => p.SkillsRequired.Select(s => (p.Id, s, Required: true)).Concat(p.SkillsLiked.Select(s => (p.Id, s, Required: false))).DistinctBy(x => x.s.Code)),
            x => [x.Id, x.s.Code, x.Required, LevelOf(x.s.Level)]);
    }

    private static object?[] PostingOf(PostingRow p, int number, Guid employer) =>
    [
        p.Id, Adverts.ReferenceOf(number), employer, Adverts.TitleOf(p), "样例职责", "", p.OccupationCode, p.Kind.ToString(), p.Arrangement.ToString(), Codes.Of(p.WorkplaceCode), Adverts.WorkplaceOf(p), p.Headcount, Math.Min(p.Filled, p.Headcount),
        p.PayBasis.ToString(), p.MonthMinFen, p.MonthMaxFen, p.MonthMinFen, p.MonthMaxFen, p.WorkTime.ToString(), (decimal?)p.HoursPerWeek, p.EducationMin.ToString(), p.Shift.ToString(), p.Dormitory.ToString(), p.Meals.ToString(),
        p.CoupleRooms, p.TravelOrganised, p.Training, p.Contract.ToString(), p.SocialInsurance, (short)p.TargetGroupFirstDays, (short?)p.SeasonFromMonth, (short?)p.SeasonToMonth, p.OpensOn, p.StartsOn, p.ClosesOn,
        p.Filled >= p.Headcount ? "Filled" : "Published", Now, p.PublishedAt, Now,
    ];

    private async Task PeopleAsync()
    {
        var workers = Enumerable.Range(0, people).Select(n => (Row: instance.Worker(n), Number: n)).ToList();
        await CopyAsync("""
            workers (id, name_sealed, name_index, id_number_sealed, id_number_index, birth_on, sex, county_code, township_code, verification, education, can_read_well, employment, intention, wanted_occupations, wage_floor_fen,
              cannot_leave_county, destinations, any_destination, needs_dormitory, needs_couple_room, no_night_shift, accepts_any_suitable_job, away_from_month, away_to_month, personalised, has_smartphone, contact, changed_at)
            """, workers, x => WorkerOf(x.Row));
        await CopyAsync("worker_skills (worker_id, skill_code, level, certified, expires_on)", workers.SelectMany(x => x.Row.Skills.Select(s => (x.Row.Id, s))), x => [x.Id, x.s.Code, LevelOf(x.s.Level), x.s.Certified, x.s.ExpiresOn]);
        await CopyAsync("hard_to_employ_designations (id, worker_id, basis, rule, valid_from, decided_by)", workers.Where(x => x.Row.TargetGroup), x => [IdOf("designation", x.Number), x.Row.Id, "样例", "样例", Instance.Today.AddDays(-100), "样例"]);
        await CopyAsync("accounts (id, app_id, openid_index, openid_sealed, created_at, seen_at)", workers, x => [IdOf("account", x.Number), "wx", BitConverter.GetBytes(x.Number), Array.Empty<byte>(), Now, Now]);
        await CopyAsync("account_workers (account_id, worker_id, bound_at, bound_by)", workers, x => [IdOf("account", x.Number), x.Row.Id, Now, "Import"]);
        await CopyAsync("sessions (id, account_id, worker_id, access_hash, refresh_hash, created_at, access_expires_at, refresh_expires_at)", workers,
            x => [IdOf("session", x.Number), IdOf("account", x.Number), x.Row.Id, SHA256.HashData(Encoding.UTF8.GetBytes(TokenOf(x.Number))), BitConverter.GetBytes(x.Number), Now, Now.AddHours(2), Now.AddDays(60)]);
    }

    private static object?[] WorkerOf(WorkerRow w) =>
    [
        w.Id, Array.Empty<byte>(), Array.Empty<byte>(), Array.Empty<byte>(), w.Id.ToByteArray(),
        w.LegalClass switch { LegalClass.Under16 => new DateOnly(2014, 5, 5), LegalClass.Aged16To17 => new DateOnly(2009, 12, 31), _ => new DateOnly(1990, 5, 5) }, w.LegalClass is LegalClass.StatutoryListApplies ? "Female" : "Male",
        w.HomeCountyCode, w.HomeTownshipCode ?? w.HomeCountyCode, "Verified", w.Education.ToString(), true, "Unemployed", "WantsWork", w.WantedOccupations.ToArray(), w.WageFloorFen == 0 ? null : w.WageFloorFen,
        w.CannotLeaveCounty, w.PreferredDestinations.Where(code => code != WorkerRow.AnyPlace).Select(Codes.Of).ToArray(), w.PreferredDestinations.Contains(WorkerRow.AnyPlace), w.NeedsDormitory, w.NeedsCoupleRoom, w.NoNightShift,
        w.AcceptsAnySuitable, (short?)w.AwayFromMonth, (short?)w.AwayToMonth, w.Personalised, true, "Free", Now,
    ];

    // The register counts levels from 0 and keeps null for "any".
    private static short? LevelOf(int level) => level == 0 ? null : (short)(level - 1);

    private static short[] Shorts(IReadOnlyList<int> items) => [.. items.Select(item => (short)item)];

    private static Guid IdOf(string kind, int number) => new(MD5Of($"{kind} {number}"));

    private static byte[] MD5Of(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];

    private async Task CopyAsync<T>(string into, IEnumerable<T> rows, Func<T, object?[]> columns)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows) await copy.WriteRowAsync(CancellationToken.None, columns(row));
        await copy.CompleteAsync();
    }
}
