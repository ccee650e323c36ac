using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>Employers with what the office knows of their papers and their record.</summary>
public sealed class EmployersImport : IRowImport
{
    public string Kind => "employers";
    public TableShape Shape { get; } = new(["employer_id", "name", "kind", "industry", "uscc", "region_code", "address", "headcount", "verification_status",
        "verified_on", "licence_valid_to", "record", "standing", "contact_name", "contact_phone"], ["arrears_amount", "arrears_people", "liaison_name", "occupation_groups"]);

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Employers.AsNoTracking().ToDictionaryAsync(employer => employer.Reference, StringComparer.Ordinal, cancellationToken);
        var (repeats, taken) = (new Repeats(), new List<Employer>());
        foreach (var row in rows)
        {
            var employer = Read(row, run, known.GetValueOrDefault(row.Text("employer_id", 40)));
            repeats.Check(row, "employer_id", employer.Reference);
            if (!row.IsRefused) taken.Add(employer);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules { Quiet = ["changed_at"], Keep = ["last_called_on"] }, cancellationToken);
    }

    private static Employer Read(CheckedRow row, ImportRun run, Employer? stored)
    {
        var id = stored?.Id ?? EmployerId.New();
        var contact = new Contact(row.Text("contact_name", 40), PhoneNumbers.OrNone(row, "contact_phone"), null);
        row.FenOrNone("arrears_amount", int.MaxValue);
        return new Employer
        {
            Id = id,
            Reference = row.Optional("employer_id") ?? "",
            Name = row.Text("name", 60),
            Kind = row.Text("kind", 30),
            Industry = row.Text("industry", 40),
            CreditCode = CreditCodes.OrNone(row, "uscc"),
            RegionCode = run.Places.Required(row, "region_code"),
            Address = row.Text("address"),
            StaffCount = row.WholeOrNone("headcount", 0, 1_000_000),
            Verification = row.Word<LicenceVerification>("verification_status"),
            VerifiedOn = run.Settings.Moved(row.DateOrNone("verified_on")),
            LicenceValidTo = run.Settings.Moved(row.DateOrNone("licence_valid_to")),
            Record = row.Word<EmployerRecord>("record"),
            Standing = row.Word<Standing>("standing"),
            ContactSealed = row.IsRefused ? null : run.Sealed(stored?.ContactSealed, SecretFields.EmployersScope, SecretFields.EmployerContact, id.Value, contact.ToJson()),
            ChangedAt = run.Now,
        };
    }
}
