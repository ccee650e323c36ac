using System.Globalization;
using CsvHelper;

namespace JobAssist.Mobile.Dev.City;

/// <summary>One invented person of the demo city, as they know themselves.</summary>
internal sealed record Townsperson(string Reference, string Name, string IdNumber, string Phone);

/// <summary>Who in the city uses WeChat, by the phone in whose WeChat they look: families share.</summary>
internal static class Townspeople
{
    /// <summary>Accounts in the order of the file; the stand-in knows each by its first person's reference.</summary>
    public static IReadOnlyList<IReadOnlyList<Townsperson>> Accounts(string dataFolder)
    {
        using var reader = new StreamReader(Path.Combine(dataFolder, "workers.csv"));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<Row>()
            .Where(row => row.uses_wechat == "true" && row.phone.Length > 0)
            .Select(row => new Townsperson(row.worker_id, row.name, row.id_number, row.phone))
            .GroupBy(person => person.Phone, StringComparer.Ordinal).Select(group => group.ToList())];
    }

    // Named as the file's header names them.
#pragma warning disable IDE1006, CA1812
    private sealed record Row(string worker_id, string name, string id_number, string phone, string uses_wechat);
#pragma warning restore IDE1006, CA1812
}
