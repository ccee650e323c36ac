using CsvHelper;

namespace JobAssist.Mobile.Dev.City;

/// <summary>One invented person of the demo city, as they know themselves.</summary>
internal sealed record Townsperson(string Reference, string Name, string IdNumber, string Phone, bool UsesWeChat);

/// <summary>Who in the city uses WeChat, by the phone in whose WeChat they look: families share.</summary>
internal static class Townspeople
{
    /// <summary>Accounts in the order of the file; the stand-in knows each by the reference of the person whose WeChat it is.</summary>
    public static IReadOnlyList<IReadOnlyList<Townsperson>> Accounts(string dataFolder)
    {
        using var csv = CsvReader.FromFile(Path.Combine(dataFolder, "workers.csv"), new CsvReaderOptions { HasHeader = false });
        csv.Read();
        var columns = csv.Current.ToArray();
        var (reference, name, idNumber, phone, usesWeChat) = (Column("worker_id"), Column("name"), Column("id_number"), Column("phone"), Column("uses_wechat"));

        var people = new List<Townsperson>();
        while (csv.Read())
        {
            var cells = csv.Current.ToArray();
            if (cells[phone].Length > 0) people.Add(new Townsperson(cells[reference], cells[name], cells[idNumber], cells[phone], cells[usesWeChat] == "true"));
        }

        // Who has no WeChat of their own looks in the one on the family's phone.
        return [.. people.GroupBy(person => person.Phone, StringComparer.Ordinal).Where(family => family.Any(person => person.UsesWeChat))
            .Select(family => family.OrderByDescending(person => person.UsesWeChat).ToList())];

        int Column(string title) => Array.IndexOf(columns, title);
    }
}
