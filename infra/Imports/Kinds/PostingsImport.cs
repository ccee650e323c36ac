using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>
/// Openings as they are handed in. They wait for review: what the rules find is noted on the posting and listed, and a
/// person decides (the reviews file, or the console). A posting that was already decided is not rewritten.
/// </summary>
public sealed class PostingsImport : IRowImport
{
    private const int ReviewWorkingDays = 3;

    public string Kind => "postings";
    public TableShape Shape { get; } = new(["posting_id", "external_id", "submitted_by_kind", "submitted_by", "employer_id", "title", "duties", "requirements", "occupation_code", "kind",
        "arrangement", "workplace_region_code", "workplace_text", "headcount", "pay_basis", "pay_min", "pay_max", "piece_unit", "est_month_min", "est_month_max", "work_time", "hours_per_week",
        "skills_required", "skills_liked", "education_min", "shift", "dormitory", "meals", "couples", "travel_organised", "training", "contract", "social_insurance", "target_group_first_days",
        "season_from_month", "season_to_month", "agreement_id", "open_offset", "start_offset", "close_offset"], ["anchor_date"]);

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var desk = await PostingDesk.LoadAsync(run, cancellationToken);
        var lists = await Lists.LoadAsync(desk, run, cancellationToken);
        var holidays = new WorkingDays(await run.Db.Holidays.AsNoTracking().ToListAsync(cancellationToken));
        var repeats = new Repeats();
        foreach (var row in rows)
        {
            var (reference, outside) = (row.Text("posting_id", 40), row.Optional("external_id"));
            var (terms, skills) = (PostingCells.Terms(row, run.Places, run.Today, lists.Occupations), PostingCells.Skills(row, lists.Skills));
            var (employer, agreement) = (lists.Employer(row), lists.Agreement(row));
            var (broker, station) = lists.Submitter(row);
            repeats.Check(row, "posting_id", reference);
            if (outside is not null) repeats.Check(row, "external_id", $"{broker} {outside}");
            if (row.IsRefused) continue;

            // Times follow the opening day and the order of the file, so that "older first" means something.
            var opened = Shanghai.At(terms.OpensOn, new TimeOnly(9, 0)).AddSeconds(row.Line);
            var at = opened < run.Now ? opened : run.Now;
            if (!desk.Postings.TryGetValue(reference, out var posting))
            {
                posting = new JobPosting(JobPostingId.New(), reference, employer, terms, at) { OutsideReference = outside, BrokerId = broker, StationId = station, AgreementId = agreement };
                posting.Skills.AddRange(skills);
                run.Db.Postings.Add(posting);
                desk.Note(posting);
            }
            else if (!HasNews(row, posting, terms, skills, run.Now)) continue;

            posting.TrySubmit(holidays.After(Shanghai.DateOf(at), ReviewWorkingDays), at, out _);
            NoteFindings(row, posting, desk, run);
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }

    private static bool HasNews(CheckedRow row, JobPosting posting, PostingTerms terms, List<PostingSkill> skills, DateTimeOffset now)
    {
        if (posting.Terms == terms && posting.Skills.ToHashSet().SetEquals(skills)) return false;
        if (posting.TryRewrite(terms, skills, now, out var refusal)) return true;
        row.Warn("posting_id", refusal.Code, "这条岗位已提交或已发布，文件里的改动没有采用。");
        return false;
    }

    private static void NoteFindings(CheckedRow row, JobPosting posting, PostingDesk desk, ImportRun run)
    {
        foreach (var (field, refusal) in desk.Check(posting, run.Today))
        {
            row.Warn(field, refusal.Code, refusal.Message);
            run.Db.PostingRemarks.Add(new PostingRemark(new PostingRemarkId(Guid.CreateVersion7()), posting.Id, field, refusal.Code, refusal.Message, null, run.Now));
        }
    }

    private sealed record Lists(HashSet<string> Occupations, Dictionary<string, Skill> Skills, Dictionary<string, EmployerId> Employers, Dictionary<string, BrokerId> Brokers,
        Dictionary<string, StationId> Stations, Dictionary<string, AgreementId> Agreements)
    {
        public static async Task<Lists> LoadAsync(PostingDesk desk, ImportRun run, CancellationToken cancellationToken) => new(
            (await run.Db.Occupations.Select(occupation => occupation.Code).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal),
            await run.Db.Skills.AsNoTracking().ToDictionaryAsync(skill => skill.Code, StringComparer.Ordinal, cancellationToken),
            desk.Employers.ToDictionary(employer => employer.Reference, employer => employer.Id, StringComparer.Ordinal),
            desk.Brokers.Where(broker => broker.Reference is not null).ToDictionary(broker => broker.Reference!, broker => broker.Id, StringComparer.Ordinal),
            await run.Db.Stations.AsNoTracking().ToDictionaryAsync(station => station.Reference, station => station.Id, StringComparer.Ordinal, cancellationToken),
            await run.Db.Agreements.AsNoTracking().ToDictionaryAsync(agreement => agreement.Reference, agreement => agreement.Id, StringComparer.Ordinal, cancellationToken));

        public EmployerId Employer(CheckedRow row) => Find(row, "employer_id", row.Text("employer_id", 40), Employers, "employer.unknown", "登记册里找不到该单位。");

        public AgreementId? Agreement(CheckedRow row) => row.Optional("agreement_id") is { } reference ? Find(row, "agreement_id", reference, Agreements, "agreement.unknown", "找不到这份协议。") : null;

        public (BrokerId?, StationId?) Submitter(CheckedRow row)
        {
            var reference = row.Text("submitted_by", 40);
            switch (row.Text("submitted_by_kind", 20))
            {
                case "broker": return (Find(row, "submitted_by", reference, Brokers, "broker.unknown", "找不到这位经纪人。"), null);
                case "station": return (null, Find(row, "submitted_by", reference, Stations, "station.unknown", "找不到这个工作站。"));
                case "employer":
                    if (reference != row.Optional("employer_id")) row.Refuse("submitted_by", "not.authorised", "单位只能提交自己的岗位。");
                    return (null, null);
                default:
                    if (!row.HasIssueAt("submitted_by_kind")) row.Refuse("submitted_by_kind", "choice.unknown", "这一格的取值不在规定的范围内。");
                    return (null, null);
            }
        }

        private static TId Find<TId>(CheckedRow row, string column, string reference, Dictionary<string, TId> known, string code, string message) where TId : struct
        {
            if (known.TryGetValue(reference, out var id)) return id;
            if (!row.HasIssueAt(column)) row.Refuse(column, code, message);
            return default;
        }
    }
}
