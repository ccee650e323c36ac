using System.Diagnostics;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Secrets;

namespace JobAssist.Mobile.Infra.Tests.Imports;

public sealed class SecrecyTests(ImportedKit kit) : IClassFixture<ImportedKit>
{
    [Fact]
    public async Task A_dump_of_the_database_holds_no_name_identity_number_or_phone_of_anybody()
    {
        var header = File.ReadLines(Path.Combine(TestData.Demo, "workers.csv")).First().Split(',');
        var people = File.ReadLines(Path.Combine(TestData.Demo, "workers.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        var dump = await DumpAsync();

        // A bytea column is dumped as hex: the text's bytes would show as such.
        Assert.Contains("COPY public.workers", dump, StringComparison.Ordinal);
        var numbers = people.SelectMany(cells => new[] { cells[Array.IndexOf(header, "id_number")], cells[Array.IndexOf(header, "phone")] }).Where(value => value.Length > 0).ToHashSet();
        Assert.True(numbers.Count > 9000);
        Assert.Empty(Words(dump, 11).Concat(Words(dump, 18)).Where(numbers.Contains).Except(OfficePhones()));
        Assert.All(people.Take(300), cells => Assert.DoesNotContain(Hex(cells[Array.IndexOf(header, "id_number")]), dump, StringComparison.Ordinal));
        Assert.All(people.Take(300), cells => Assert.DoesNotContain(Hex(cells[Array.IndexOf(header, "name")]), dump, StringComparison.Ordinal));
        var names = people.Select(cells => cells[Array.IndexOf(header, "name")]).ToHashSet();
        Assert.DoesNotContain(dump.Split('\n').SelectMany(line => line.Split('\t')), names.Contains);
    }

    [Fact]
    public async Task A_person_is_found_by_the_keyed_index_of_name_and_number_and_the_seals_open()
    {
        await using var db = kit.Database.Open();
        var number = kit.Database.Secrets.BlindIndex(SecretFields.WorkerIdNumber, "53062719890406991X");

        var worker = Assert.Single(db.Workers.Where(worker => worker.IdNumberIndex == number));

        Assert.Equal("W00001", worker.Reference);
        Assert.Equal("周永超", kit.Database.Secrets.Open(SecretFields.WorkerName, worker.Id.Value, worker.NameSealed));
        Assert.Equal("汉族", SealedJson.Read<WorkerPrivate>(kit.Database.Secrets.Open(SecretFields.WorkerPrivate, worker.Id.Value, worker.PrivateSealed)).Ethnicity);
        var phone = kit.Database.Secrets.BlindIndex(SecretFields.Phone, "19900616235");
        Assert.Contains(db.WorkerPhones.Where(row => row.PhoneIndex == phone).ToList(), row => row.WorkerId == worker.Id);
        await Task.CompletedTask;
    }

    private async Task<string> DumpAsync()
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(kit.Database.OwnerConnection);
        using var process = Process.Start(new ProcessStartInfo("pg_dump", ["-h", connection.Host!, "-p", $"{connection.Port}", "-U", "postgres", connection.Database!]) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var dump = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return dump;
    }

    private static IEnumerable<string> OfficePhones() => File.ReadLines(Path.Combine(TestData.Demo, "stations.csv")).SelectMany(line => line.Split(','));

    private static string Hex(string text) => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text)).ToLowerInvariant();

    private static IEnumerable<string> Words(string text, int length)
    {
        var start = 0;
        for (var place = 0; place <= text.Length; place++)
        {
            if (place < text.Length && (char.IsAsciiDigit(text[place]) || text[place] == 'X')) continue;
            if (place - start == length) yield return text[start..place];
            start = place + 1;
        }
    }
}
