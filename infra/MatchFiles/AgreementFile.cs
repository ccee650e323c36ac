using System.Text.Json;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Imports.Kinds;
using JobAssist.Mobile.Infra.Spreadsheets;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Cooperation agreements from the register's JSON file, as far as they join places.</summary>
internal sealed class AgreementFile(InputFile file, Findings findings, KnownPlaces places, ImportSettings settings)
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public List<AgreementRow> Read()
    {
        var taken = new List<AgreementRow>();
        if (file.Fault is { } wrong)
        {
            findings.Refuse(file.Name, wrong);
            return taken;
        }

        var shape = OccupationFacts.Needing(new AgreementsImport().Shape, "agreement_id", "parties", "valid_from", "valid_to");
        var reading = JsonTable.Read(File.ReadAllBytes(file.Path).AsSpan().TrimStart(System.Text.Encoding.UTF8.Preamble), "agreements", shape, "anchor_date");
        if (reading is TableReading.Refused(var fault) && fault.Code != "no.data_rows") findings.Refuse(file.Name, fault);
        if (reading is not TableReading.Rows(var items)) return taken;

        var repeats = new Repeats();
        foreach (var row in items.Select(item => new CheckedRow(item)))
        {
            var agreement = RowOf(row, taken.Count + 1);
            repeats.Check(row, "agreement_id", row.Optional("agreement_id") ?? "");
            if (findings.Take(file.Name, row)) taken.Add(agreement);
        }

        return taken;
    }

    private AgreementRow RowOf(CheckedRow row, int number)
    {
        var anchor = row.DateOrNone("anchor_date");
        row.Text("agreement_id", 40);
        var (from, to) = (row.Date("valid_from"), row.Date("valid_to"));
        if (to < from) row.Refuse("valid_to", "date.order", "终止日期不能早于起始日期。");
        return new AgreementRow
        {
            Id = References.IdOf(number),
            ValidFrom = settings.Moved(from, anchor) ?? default,
            ValidTo = settings.Moved(to, anchor) ?? default,
            EndedOn = settings.Moved(row.DateOrNone("terminated_on"), anchor),
            Parties = Parties(row),
            Pairings = [.. Json<Pairing>(row, "pairings").Select(pairing => PairingOf(row, pairing))],
            DirectedEmployers = Json<string>(row, "directed_employers"),
        };
    }

    private List<AgreementParty> Parties(CheckedRow row)
    {
        var parties = new List<AgreementParty>();
        foreach (var party in Json<Party>(row, "parties"))
        {
            places.Check(row, "parties", party.RegionCode ?? "");
            if (Words.TryRead<PartyRole>(party.Role ?? "", [], out var role)) parties.Add(new AgreementParty(party.RegionCode ?? "", role));
            else row.Refuse("parties", "choice.unknown", "每一方都要写明是输出地、输入地还是两者。");
        }

        if (parties.DistinctBy(party => party.RegionCode).Count() is var different && (different < 2 || different < parties.Count))
            row.Refuse("parties", "agreement.parties", "协议至少要有两方，每个地方只能写一次。");
        return parties;
    }

    private CountyTowns PairingOf(CheckedRow row, Pairing pairing)
    {
        places.Check(row, "pairings", pairing.County ?? "", RegionLevel.County);
        foreach (var town in pairing.Towns ?? []) places.Check(row, "pairings", town);
        return new CountyTowns(pairing.County ?? "", pairing.Towns ?? []);
    }

    private static T[] Json<T>(CheckedRow row, string column)
    {
        if (row.Optional(column) is not { } text) return [];
        try
        {
            return JsonSerializer.Deserialize<T[]>(text, SnakeCase) ?? [];
        }
        catch (JsonException)
        {
            row.Refuse(column, "cell.unreadable", "这一项的写法不对。");
            return [];
        }
    }

    private sealed record Party(string? RegionCode, string? Role);

    private sealed record Pairing(string? County, string[]? Towns);
}
