using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Imports.Kinds;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Why a posting of the file is not offered to anybody, whatever the day.</summary>
public enum LeftOut
{
    NotApproved = 1,
    EmployerMayNotRecruit = 2,
}

/// <summary>What the openings' files came to; a posting is read whole only when it may be offered.</summary>
/// <param name="Rows">Reviewed postings of employers who may recruit, each with the name of the file.</param>
internal sealed record PostingsRead(List<(string Reference, PostingRow Row)> Rows, int Read, Dictionary<string, LeftOut> LeftOut);

/// <summary>
/// Openings from the register's CSV, through the cells, the domain classes and the row of the service itself; or the
/// engine's fields as JSON lines.
/// </summary>
internal sealed class PostingFile(RowFile file, Catalogues catalogues, ImportSettings settings, HashSet<string>? approved, Dictionary<string, Employer>? employers)
{
    private static readonly TimeOnly Opening = new(9, 0);
    private readonly Dictionary<string, LeftOut> leftOut = new(StringComparer.Ordinal);
    private int read;

    public PostingsRead Read()
    {
        var (taken, repeats) = (new List<(string, PostingRow)>(), new Repeats());
        var (shape, name) = file.IsJsonLines ? (PostingLine.Shape, "id") : (new PostingsImport().Shape, "posting_id");
        foreach (var row in file.Rows(shape))
        {
            read++;
            var reference = row.Text(name, 40);
            repeats.Check(row, name, reference);
            if (!row.IsRefused && approved?.Contains(reference) == false)
            {
                leftOut[reference] = LeftOut.NotApproved;
                continue;
            }

            var posting = file.IsJsonLines ? PostingLine.Read(row, catalogues) : Known(row, reference);
            if (!file.Take(row) || posting is null) continue;
            if (file.IsJsonLines || employers is null || employers[posting.EmployerRef].MayRecruitOn(settings.Today)) taken.Add((reference, posting));
            else leftOut[reference] = LeftOut.EmployerMayNotRecruit;
        }

        return new PostingsRead(taken, read, leftOut);
    }

    private PostingRow? Known(CheckedRow row, string reference)
    {
        var terms = PostingCells.Terms(row, catalogues.Places, settings.Today, catalogues.OccupationCodes);
        var skills = SkillText.OfPosting(row, catalogues.Skills);
        var name = row.Text("employer_id", 40);
        if (terms.WhyUnfit(terms.ClosesOn) is { } unfit && !row.IsRefused) row.Refuse(ColumnOf(unfit), unfit.Code, unfit.Message);
        if (employers is not null && !row.IsRefused && !employers.ContainsKey(name)) row.Refuse("employer_id", "employer.unknown", "用工单位的名单里没有这个编号。");
        if (row.IsRefused) return null;

        // Published as the import publishes a list that was reviewed elsewhere: in the morning of its first day.
        var (employer, at) = (employers?[name] ?? EmployerFile.Unknown(name), Shanghai.At(terms.OpensOn, Opening));
        var posting = new JobPosting(new JobPostingId(References.IdOf(read)), reference, employer.Id, terms, at);
        posting.Skills.AddRange(skills);
        posting.TrySubmit(terms.OpensOn, at, out _);
        posting.TryPublish(null, terms.ClosesOn, at, out _);
        return PostingRows.RowOf(posting, employer, told: 0, applied: 0) with { EmployerRef = name, Told = null, Applied = null };
    }

    private static string ColumnOf(Refusal unfit) => unfit.Code switch
    {
        "workplace.missing" => "workplace_region_code",
        "wage.no_unit" => "pay_basis",
        "wage.month_missing" => "est_month_min",
        _ => "pay_min",
    };
}
