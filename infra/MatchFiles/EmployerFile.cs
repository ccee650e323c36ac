using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Imports.Kinds;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Employers as far as they decide whether their postings may be shown and how they are trusted; contacts are not read.</summary>
internal static class EmployerFile
{
    public static Dictionary<string, Employer> Read(RowFile file, ImportSettings settings)
    {
        var (repeats, taken) = (new Repeats(), new Dictionary<string, Employer>(StringComparer.Ordinal));
        foreach (var row in file.Rows(OccupationFacts.Needing(new EmployersImport().Shape, "employer_id", "verification_status", "licence_valid_to", "record", "standing")))
        {
            var employer = Of(row.Text("employer_id", 40), row.Word<LicenceVerification>("verification_status"), row.Word<Standing>("standing"));
            employer.LicenceValidTo = settings.Moved(row.DateOrNone("licence_valid_to"));
            employer.Record = row.Word<EmployerRecord>("record");
            repeats.Check(row, "employer_id", employer.Reference);
            if (file.Take(row)) taken[employer.Reference] = employer;
        }

        return taken;
    }

    /// <summary>Somebody of whom nothing is known but the name.</summary>
    public static Employer Unknown(string reference) => Of(reference, LicenceVerification.Pending, Standing.Good);

    private static Employer Of(string reference, LicenceVerification verification, Standing standing) => new()
    {
        Id = EmployerId.New(),
        Reference = reference,
        Name = "",
        Kind = "",
        Industry = "",
        RegionCode = "",
        Address = "",
        Verification = verification,
        Standing = standing,
    };
}
