using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>Brokers with their papers and the employers they may act for. What a caseworker has decided about one stays.</summary>
public sealed class BrokersImport : IRowImport
{
    public string Kind => "brokers";
    public TableShape Shape { get; } = new(["broker_id", "name", "kind", "contact_name", "contact_phone", "id_number", "uscc", "licence_no", "licence_valid_to", "region_code",
        "verification_status", "standing", "acts_for", "joined_on"], ["complaints_12_months", "fee_from_worker"]);

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Brokers.AsNoTracking().Where(broker => broker.Reference != null).ToDictionaryAsync(broker => broker.Reference!, StringComparer.Ordinal, cancellationToken);
        var employers = await run.Db.Employers.AsNoTracking().ToDictionaryAsync(employer => employer.Reference, employer => employer.Id, StringComparer.Ordinal, cancellationToken);
        var mandates = await run.Db.Mandates.AsNoTracking().ToDictionaryAsync(mandate => (mandate.BrokerId, mandate.EmployerId), mandate => mandate.Id, cancellationToken);
        var (repeats, taken, taking) = (new Repeats(), new List<Broker>(), new List<Mandate>());
        foreach (var row in rows)
        {
            var stored = known.GetValueOrDefault(row.Text("broker_id", 40));
            var id = stored?.Id ?? BrokerId.New();
            var acting = ActsFor(row, employers)
                .ConvertAll(pair => new Mandate(mandates.TryGetValue((id, pair.Employer), out var mandate) ? mandate : MandateId.New(), id, pair.Employer, pair.State, run.Now));
            var broker = Read(row, run, id, stored);
            repeats.Check(row, "broker_id", row.Optional("broker_id") ?? "");
            if (row.IsRefused) continue;
            taken.Add(broker);
            taking.AddRange(acting);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules { Quiet = ["changed_at"], Keep = ["account_id", "verified_by", "review_remark", "applied_at"] }, cancellationToken);
        await run.Bulk.UpsertAsync(taking, new BulkRules { Quiet = ["changed_at"] }, cancellationToken);
    }

    private static Broker Read(CheckedRow row, ImportRun run, BrokerId id, Broker? stored)
    {
        if (row.Optional("fee_from_worker") is not null && row.Flag("fee_from_worker")) row.Refuse("fee_from_worker", "fee.demanded", "向劳动者收费的机构和个人不能登记为经纪人。");
        var region = run.Places.Required(row, "region_code");
        var contact = new Contact(row.Text("contact_name", 40), PhoneNumbers.OrNone(row, "contact_phone"), row.Optional("id_number") is null ? null : IdentityCells.Read(row, "id_number", run.Today)?.Number);
        var joined = run.Settings.Moved(row.Date("joined_on")) ?? default;
        var (name, kind) = (row.Text("name", Broker.NameMaxLength), row.Word<BrokerKind>("kind"));
        var (verification, standing) = (row.Word<LicenceVerification>("verification_status"), row.Word<Standing>("standing"));
        var sealedContact = row.IsRefused ? [] : run.Sealed(stored?.ContactSealed, region[..6], SecretFields.BrokerContact, id.Value, contact.ToJson());
        var decidedHere = stored?.VerifiedBy is not null;
        return new Broker(id, stored?.AccountId, name, kind, region, sealedContact, Shanghai.At(joined, new TimeOnly(9, 0)))
        {
            Reference = row.Optional("broker_id"),
            CreditCode = CreditCodes.OrNone(row, "uscc"),
            LicenceNo = row.Optional("licence_no"),
            LicenceValidTo = run.Settings.Moved(row.DateOrNone("licence_valid_to")),
            Verification = decidedHere ? stored!.Verification : verification,
            VerifiedOn = decidedHere ? stored!.VerifiedOn : verification == LicenceVerification.Verified ? joined : null,
            Standing = standing,
        };
    }

    private static List<(EmployerId Employer, MandateState State)> ActsFor(CheckedRow row, Dictionary<string, EmployerId> employers)
    {
        var mandates = new Dictionary<EmployerId, MandateState>();
        foreach (var part in row.List("acts_for"))
        {
            var pieces = part.Split(':');
            if (pieces.Length != 2 || !Words.TryRead<MandateState>(pieces[1], [], out var state)) row.Refuse("acts_for", "choice.unknown", "授权要写成 单位编号:状态，状态是 confirmed、pending 或 revoked。");
            else if (!employers.TryGetValue(pieces[0], out var employer)) row.Refuse("acts_for", "employer.unknown", "登记册里找不到授权的单位。");
            else mandates[employer] = state;
        }

        return [.. mandates.Select(pair => (pair.Key, pair.Value))];
    }
}
