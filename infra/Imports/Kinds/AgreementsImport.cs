using System.Text.Json;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Agreements;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>Cooperation agreements, as JSON. Contact persons are read over and not kept.</summary>
public sealed class AgreementsImport : IRowImport
{
    public string Kind => "agreements";
    public TableShape Shape { get; } = new(
        ["agreement_id", "title", "level", "parties", "valid_from", "valid_to", "cooperation_intention", "cooperation_projects", "cooperation_methods", "coordination_mechanism", "pairings", "directed_employers"],
        ["anchor_date", "status", "filed_on", "contacts", "terminated_on", "termination_reason", "fund_yuan", "season"]);

    public TableReading Read(ReadOnlySpan<byte> content) => JsonTable.Read(content, "agreements", Shape, "anchor_date");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Agreements.AsNoTracking().ToDictionaryAsync(agreement => agreement.Reference, agreement => agreement.Id, StringComparer.Ordinal, cancellationToken);
        var employers = await run.Db.Employers.AsNoTracking().ToDictionaryAsync(employer => employer.Reference, employer => employer.Id, StringComparer.Ordinal, cancellationToken);
        var (repeats, taken) = (new Repeats(), new List<CooperationAgreement>());
        foreach (var row in rows)
        {
            var agreement = Read(row, run, known, employers);
            repeats.Check(row, "agreement_id", agreement.Reference);
            if (!row.IsRefused) taken.Add(agreement);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
        await WriteListsAsync(taken, run.Bulk, cancellationToken);
    }

    private static async Task WriteListsAsync(List<CooperationAgreement> taken, BulkWriter bulk, CancellationToken cancellationToken)
    {
        var owners = taken.ConvertAll(agreement => agreement.Id.Value);
        await bulk.ReplaceAsync([.. taken.SelectMany(a => a.Parties, (a, party) => (a.Id.Value, party))], owners, new BulkRules(), cancellationToken);
        await bulk.ReplaceAsync([.. taken.SelectMany(a => a.Pairings, (a, pairing) => (a.Id.Value, pairing))], owners, new BulkRules(), cancellationToken);
        await bulk.ReplaceAsync([.. taken.SelectMany(a => a.DirectedEmployers, (a, employer) => (a.Id.Value, employer))], owners, new BulkRules(), cancellationToken);
    }

    private static CooperationAgreement Read(CheckedRow row, ImportRun run, Dictionary<string, AgreementId> known, Dictionary<string, EmployerId> employers)
    {
        var anchor = row.DateOrNone("anchor_date");
        var reference = row.Text("agreement_id", 40);
        var (from, to) = (row.Date("valid_from"), row.Date("valid_to"));
        if (to < from) row.Refuse("valid_to", "date.order", "终止日期不能早于起始日期。");
        return new CooperationAgreement
        {
            Id = known.TryGetValue(reference, out var id) ? id : AgreementId.New(),
            Reference = reference,
            Title = row.Text("title", 100),
            Level = row.Word<AgreementLevel>("level"),
            ValidFrom = run.Settings.Moved(from, anchor) ?? default,
            ValidTo = run.Settings.Moved(to, anchor) ?? default,
            EndedOn = run.Settings.Moved(row.DateOrNone("terminated_on"), anchor),
            FiledOn = run.Settings.Moved(row.DateOrNone("filed_on"), anchor),
            Intention = row.Text("cooperation_intention", 1000),
            Mechanism = row.Text("coordination_mechanism", 1000),
            Projects = Json<string[]>(row, "cooperation_projects") ?? [],
            Methods = Json<string[]>(row, "cooperation_methods") ?? [],
            Parties = Parties(row, run.Places),
            Pairings = Pairings(row, run.Places),
            DirectedEmployers = Directed(row, employers),
        };
    }

    private static List<AgreementParty> Parties(CheckedRow row, KnownPlaces places)
    {
        var parties = new List<AgreementParty>();
        foreach (var party in Json<PartyInFile[]>(row, "parties") ?? [])
        {
            places.Check(row, "parties", party.RegionCode ?? "");
            if (string.IsNullOrWhiteSpace(party.Organisation) || !Words.TryRead<PartyRole>(party.Role ?? "", [], out var role))
                row.Refuse("parties", "choice.unknown", "每一方都要写明单位，并写明是输出地、输入地还是两者。");
            else parties.Add(new AgreementParty(party.RegionCode ?? "", role, party.Organisation));
        }

        if (parties.DistinctBy(party => party.RegionCode).Count() < 2 || parties.Count != parties.DistinctBy(party => party.RegionCode).Count())
            row.Refuse("parties", "agreement.parties", "协议至少要有两方，每个地方只能写一次。");
        return parties;
    }

    private static List<AgreementPairing> Pairings(CheckedRow row, KnownPlaces places)
    {
        var pairings = new List<AgreementPairing>();
        foreach (var (county, town) in (Json<PairingInFile[]>(row, "pairings") ?? []).SelectMany(pairing => pairing.Towns ?? [], (pairing, town) => (pairing.County ?? "", town)))
        {
            places.Check(row, "pairings", county, RegionLevel.County);
            places.Check(row, "pairings", town);
            pairings.Add(new AgreementPairing(county, town));
        }

        return [.. pairings.Distinct()];
    }

    private static List<AgreementEmployer> Directed(CheckedRow row, Dictionary<string, EmployerId> employers)
    {
        var directed = new List<AgreementEmployer>();
        foreach (var reference in (Json<string[]>(row, "directed_employers") ?? []).Distinct(StringComparer.Ordinal))
        {
            if (employers.TryGetValue(reference, out var id)) directed.Add(new AgreementEmployer(id));
            else if (!row.HasIssueAt("directed_employers")) row.Warn("directed_employers", "employer.unknown", "定向招聘的单位有的不在册，已略去。");
        }

        return directed;
    }

    private static T? Json<T>(CheckedRow row, string column) where T : class
    {
        if (row.Optional(column) is not { } text) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(text, SnakeCaseJson);
        }
        catch (JsonException)
        {
            row.Refuse(column, "cell.unreadable", "这一项的写法不对。");
            return null;
        }
    }

    private static readonly JsonSerializerOptions SnakeCaseJson = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record PartyInFile(string? RegionCode, string? Role, string? Organisation);

    private sealed record PairingInFile(string? County, string[]? Towns);
}
