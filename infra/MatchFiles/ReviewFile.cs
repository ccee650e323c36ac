using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Imports.Kinds;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>A reviewer's decisions: which postings were approved. A posting that the file does not name was not reviewed.</summary>
internal static class ReviewFile
{
    public static HashSet<string> ReadApproved(RowFile file)
    {
        var (repeats, approved) = (new Repeats(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in file.Rows(OccupationFacts.Needing(new ReviewsImport().Shape, "posting_id", "decision")))
        {
            var (posting, decision) = (row.Text("posting_id", 40), row.Text("decision", 20));
            if (!row.HasIssueAt("decision") && decision is not ("approve" or "return")) row.Refuse("decision", "choice.unknown", "决定只能是 approve 或 return。");
            repeats.Check(row, "posting_id", posting);
            if (file.Take(row) && decision == "approve") approved.Add(posting);
        }

        return approved;
    }
}
