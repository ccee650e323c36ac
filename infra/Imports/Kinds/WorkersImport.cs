using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>
/// The people of a register. Names, identity numbers and phones are sealed and found by blind index; ethnicity, disability
/// and income are sealed and read by no engine and no list. Afterwards hard-to-employ designations follow the provisional rule.
/// </summary>
public sealed class WorkersImport : IRowImport
{
    public string Kind => "workers";
    public TableShape Shape { get; } = new(["worker_id", "household_id", "relation", "name", "id_number", "birth", "sex", "ethnicity", "county_code", "township_code", "village_code",
        "education", "can_read_well", "languages", "exclusion", "disability_level", "employment_status", "work_region_code", "monthly_income", "skills", "wish", "wanted_occupations",
        "wage_floor_month", "cannot_leave_county", "preferred_destinations", "needs_dormitory", "couple_with", "needs_couple_room", "no_night_shift", "accepts_any_suitable_job",
        "months_away_possible", "phone", "has_smartphone", "contact_state", "last_confirmed_offset", "categories"], ["uses_wechat", "anchor_date"]);

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var register = await WorkerRegister.LoadAsync(run, cancellationToken);
        var (repeats, taken, partners, phones) = (new Repeats(), new List<Worker>(), new List<(CheckedRow Row, Worker Worker, string Partner)>(), new List<(Guid Owner, WorkerPhone Row)>());
        foreach (var row in rows)
        {
            var person = PersonCells.Read(row, run, register);
            repeats.Check(row, "worker_id", person.Reference);
            repeats.Check(row, "id_number", person.Number?.Number ?? "");
            var details = WorkerCells.Read(row, run, register);
            if (row.IsRefused) continue;

            var worker = person.ToWorker(run);
            details(worker);
            taken.Add(worker);
            if (row.Optional("couple_with") is { } partner) partners.Add((row, worker, partner));
            if (PhoneNumbers.OrNone(row, "phone") is { } phone) phones.Add((worker.Id.Value, PhoneOf(worker, phone, run)));
        }

        JoinCouples(taken, partners, register, run.Now);
        await WriteAsync(taken, phones, run, cancellationToken);
        await Designations.FollowAsync(taken, run, cancellationToken);
    }

    private static void JoinCouples(List<Worker> taken, List<(CheckedRow Row, Worker Worker, string Partner)> partners, WorkerRegister register, DateTimeOffset now)
    {
        var ids = taken.ToDictionary(worker => worker.Reference!, worker => worker.Id, StringComparer.Ordinal);
        foreach (var (row, worker, partner) in partners)
        {
            WorkerId? id = ids.TryGetValue(partner, out var taking) ? taking : register.IdOf(partner);
            if (id is not null) worker.Change(worker.Wishes with { CoupleWith = id }, now);
            else row.Warn("couple_with", "couple.unknown", "同行的另一半查不到，或者那一行没有通过，已留空。");
        }
    }

    private static WorkerPhone PhoneOf(Worker worker, string phone, ImportRun run) => new()
    {
        WorkerId = worker.Id,
        PhoneIndex = run.Secrets.BlindIndex(SecretFields.Phone, phone),
        PhoneSealed = run.Secrets.Seal(worker.CountyCode, SecretFields.Phone, worker.Id.Value, phone),
        Source = PhoneSource.Register,
        NotedAt = run.Now,
    };

    private static async Task WriteAsync(List<Worker> taken, List<(Guid Owner, WorkerPhone Row)> phones, ImportRun run, CancellationToken cancellationToken)
    {
        var owners = taken.ConvertAll(worker => worker.Id.Value);
        await run.Bulk.UpsertAsync(taken, new BulkRules { Quiet = ["changed_at"], Keep = ["personalised", "verification"] }, cancellationToken);
        await run.Bulk.ReplaceAsync([.. taken.SelectMany(worker => worker.Skills, (worker, skill) => (worker.Id.Value, skill))], owners, new BulkRules(), cancellationToken);
        await run.Bulk.ReplaceAsync([.. taken.SelectMany(worker => worker.Categories, (worker, category) => (worker.Id.Value, category))], owners, new BulkRules(), cancellationToken);

        // A number that the person proved through WeChat or told a caseworker outlives the register's list.
        await run.Bulk.ReplaceAsync(phones, owners, new BulkRules { Keep = ["phone_sealed", "source", "noted_at"] }, cancellationToken, removable: $"t.source = '{PhoneSource.Register}'");
    }
}
