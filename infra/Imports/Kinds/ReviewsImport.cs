using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>
/// A reviewer's decisions about postings. An approval is refused while a rule still finds something; a return needs one
/// of the listed reasons and leaves a remark on the field. A posting whose last day has passed is approved as history.
/// </summary>
public sealed class ReviewsImport : IRowImport
{
    public string Kind => "reviews";
    public TableShape Shape { get; } = new("posting_id", "decision", "reason_code", "field");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var desk = await PostingDesk.LoadAsync(run, cancellationToken);
        var repeats = new Repeats();

        // Returns first: what is sent back no longer stands in the way of the same opening from somebody else.
        foreach (var row in rows.OrderBy(row => row.Optional("decision") == "approve"))
        {
            var reference = row.Text("posting_id", 40);
            repeats.Check(row, "posting_id", reference);
            if (row.IsRefused) continue;
            if (!desk.Postings.TryGetValue(reference, out var posting)) row.Refuse("posting_id", "posting.unknown", "找不到这条岗位。");
            else if (row.Optional("decision") == "approve") Approve(row, posting, desk, run);
            else if (row.Optional("decision") == "return") Return(row, posting, run);
            else row.Refuse("decision", "choice.unknown", "决定只能是 approve 或 return。");
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }

    private static void Approve(CheckedRow row, JobPosting posting, PostingDesk desk, ImportRun run)
    {
        if (posting.State is PostingState.Published or PostingState.Expired or PostingState.Filled) return;
        if (desk.Check(posting, run.Today) is [var finding, ..])
        {
            row.Refuse("decision", finding.Refusal.Code, finding.Refusal.Message);
            return;
        }

        var lastDay = posting.Terms.ClosesOn < run.Today ? posting.Terms.ClosesOn : run.Today;
        if (posting.TryPublish(null, lastDay, posting.SubmittedAt ?? run.Now, out var refusal)) posting.TryExpire(run.Today, run.Now);
        else row.Refuse("decision", refusal.Code, refusal.Message);
    }

    private static void Return(CheckedRow row, JobPosting posting, ImportRun run)
    {
        var (reason, field) = (row.Text("reason_code", 40), row.Text("field", 100));
        if (row.IsRefused || posting.State == PostingState.Returned) return;
        if (ReturnReasons.Find(reason) is not { } known) row.Refuse("reason_code", "choice.unknown", "退回的理由不在规定的范围内。");
        else if (!posting.TryReturn(null, known.Code, run.Now, out var refusal)) row.Refuse("decision", refusal.Code, refusal.Message);
        else run.Db.PostingRemarks.Add(new PostingRemark(new PostingRemarkId(Guid.CreateVersion7()), posting.Id, field, known.Code, known.Message, null, run.Now));
    }
}
