using System.Net.Http.Headers;
using System.Net.Http.Json;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Agreements;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobAssist.Mobile.Api.Tests;

// What happens between a worker and an opening.
public sealed partial class MobileApp
{
    /// <summary>An agreement in force between the home city and the place of the usual posting.</summary>
    public async Task JoinPlacesAsync()
    {
        await using var db = Database.Open();
        db.Agreements.Add(new CooperationAgreement
        {
            Id = AgreementId.New(),
            Reference = "A" + Guid.CreateVersion7().ToString("N"),
            Title = "昭通—东莞劳务协作协议",
            Level = AgreementLevel.City,
            ValidFrom = new DateOnly(2026, 1, 1),
            ValidTo = new DateOnly(2027, 12, 31),
            Intention = "人岗对接",
            Mechanism = "季度会商",
            Parties = [new AgreementParty("530600", PartyRole.Sending, "昭通市人社局"), new AgreementParty("441900", PartyRole.Receiving, "东莞市人社局")],
        });
        await db.SaveChangesAsync();
    }

    /// <summary>A posting that the worker of the home city may apply to.</summary>
    public async Task<JobPostingId> PublishJoinedAsync(int headcount = 10)
    {
        await using (var db = Database.Open())
            if (!await db.Agreements.AnyAsync()) await JoinPlacesAsync();
        return await PublishAsync(terms => terms with { Headcount = headcount });
    }

    /// <summary>This node sees what the database holds now; without it, a few seconds later.</summary>
    public Task LookAtMarketAsync() => Services.GetRequiredService<MarketSnapshots>().NewestAsync(CancellationToken.None);

    /// <summary>Somebody of the register with a valid number and, perhaps, a phone.</summary>
    public async Task<WorkerId> RegisterPersonAsync(string name, string idNumber, string? mobile = null, Action<Worker>? change = null)
    {
        await using var db = Database.Open();
        Assert.Equal(IdentityNumberFault.None, IdentityNumber.TryRead(idNumber, Shanghai.DateOf(Clock.GetUtcNow()), out var number));
        var (id, secrets) = (WorkerId.New(), Database.Secrets);
        var person = new SealedPerson(
            secrets.Seal(County, SecretFields.WorkerName, id.Value, name), secrets.BlindIndex(SecretFields.WorkerName, name),
            secrets.Seal(County, SecretFields.WorkerIdNumber, id.Value, idNumber), secrets.BlindIndex(SecretFields.WorkerIdNumber, idNumber), number!.BirthOn, number.Sex);
        var worker = new Worker(id, person, new Home(County, County + "001", null), WorkerVerification.Verified, Clock.GetUtcNow());
        change?.Invoke(worker);
        db.Workers.Add(worker);
        await db.SaveChangesAsync();
        if (mobile is not null)
            db.WorkerPhones.Add(new WorkerPhone
            {
                WorkerId = id,
                PhoneIndex = secrets.BlindIndex(SecretFields.Phone, mobile),
                PhoneSealed = secrets.Seal(County, SecretFields.Phone, id.Value, mobile),
                Source = PhoneSource.Register,
                NotedAt = Clock.GetUtcNow(),
            });
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>A number of the home county with a good check character, nobody's: the order code is 990 to 999.</summary>
    public string NewIdNumber(DateOnly? birthOn = null)
    {
        var order = 990 + (Interlocked.Increment(ref people) % 10);
        var born = (birthOn ?? new DateOnly(1985, 3, 1)).AddDays(people / 10);
        var first = $"530602{born:yyyyMMdd}{order}";
        return first + IdentityNumber.CheckCharacter(first);
    }

    public async Task<WorkerId> WorkerOfAsync(Phone phone)
    {
        var account = await AccountOfAsync(phone);
        await using var db = Database.Open();
        return await db.AccountWorkers.Where(b => b.AccountId == account).Select(b => b.WorkerId).SingleAsync();
    }

    public async Task ChangeWorkerAsync(WorkerId id, Action<Worker> change)
    {
        await using var db = Database.Open();
        change(await db.Workers.SingleAsync(w => w.Id == id));
        await db.SaveChangesAsync();
    }

    public static async Task<JobApplicationId> ApplyAsync(Phone worker, JobPostingId posting)
    {
        var reply = await worker.PostAsync("/v1/me/applications", new { postingId = posting.Value }, NewKey());
        Assert.True(reply.Status == 201, reply.Text);
        return JobApplicationId.From((Guid)reply.Json["id"]!);
    }

    public static string NewKey() => Guid.CreateVersion7().ToString("N");

    /// <summary>The whole exchange, for headers.</summary>
    public async Task<(Reply Reply, HttpResponseHeaders Headers)> ExchangeAsync(Phone phone, HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        using var client = NewClient();
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", phone.AccessToken);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await client.SendAsync(request);
        return (await Reply.OfAsync(response), response.Headers);
    }

    public async Task<string> VersionAsync(Phone phone, string path) => (await ExchangeAsync(phone, HttpMethod.Get, path)).Headers.ETag!.Tag;
}
