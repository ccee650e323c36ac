using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests;

// What brokers do before a test begins.
public sealed partial class MobileApp
{
    /// <summary>A checked broker with the mandate of a checked employer.</summary>
    public async Task<(Phone Broker, EmployerId Employer)> SignInMandatedBrokerAsync(Action<Employer>? employer = null)
    {
        var broker = await SignInBrokerAsync();
        var id = await RegisterEmployerAsync(employer);
        await GiveMandateAsync(broker, id, MandateState.Confirmed);
        return (broker, id);
    }

    public async Task<BrokerId> BrokerOfAsync(Phone phone)
    {
        var account = await AccountOfAsync(phone);
        await using var db = Database.Open();
        return await db.Brokers.Where(b => b.AccountId == account).Select(b => b.Id).SingleAsync();
    }

    public async Task<MandateId> GiveMandateAsync(Phone broker, EmployerId employer, MandateState state)
    {
        var id = await BrokerOfAsync(broker);
        await using var db = Database.Open();
        var mandate = new Mandate(MandateId.New(), id, employer, state, Clock.GetUtcNow());
        db.Mandates.Add(mandate);
        await db.SaveChangesAsync();
        return mandate.Id;
    }

    /// <summary>A posting with nothing to complain of.</summary>
    public static Dictionary<string, object?> Draft(EmployerId employer, params (string Field, object? Value)[] changes)
    {
        var draft = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["employerId"] = employer.Value,
            ["title"] = "流水线装配工",
            ["duties"] = "坐着装配小零件，八小时",
            ["occupationCode"] = "6-25-04-99",
            ["workplaceText"] = "广东省东莞市长安镇",
            ["workplaceCode"] = "441900",
            ["headcount"] = 2,
            ["opensOn"] = "2026-11-20",
            ["closesOn"] = "2026-12-31",
            ["payBasis"] = "month",
            ["payMinFen"] = 500_000,
            ["payMaxFen"] = 600_000,
            ["monthMinFen"] = 500_000,
            ["monthMaxFen"] = 600_000,
        };
        foreach (var (field, value) in changes) draft[field] = value;
        return draft;
    }

    public static async Task<JobPostingId> WriteDraftAsync(Phone broker, EmployerId employer, params (string Field, object? Value)[] changes)
    {
        var reply = await broker.PostAsync("/v1/broker/postings", Draft(employer, changes), NewKey());
        Assert.True(reply.Status == 201, reply.Text);
        return JobPostingId.From((Guid)reply.Json["id"]!);
    }

    /// <summary>Written, handed in and approved through the front door; workers of the home city may apply.</summary>
    public async Task<JobPostingId> PublishThroughAsync(Phone broker, EmployerId employer, int headcount = 2)
    {
        await using (var db = Database.Open())
            if (!await db.Agreements.AnyAsync()) await JoinPlacesAsync();
        var id = await WriteDraftAsync(broker, employer, ("headcount", headcount), ("payMinFen", 500_000 + Interlocked.Increment(ref people)));
        var submitted = await broker.PostAsync($"/v1/broker/postings/{id}/submission");
        Assert.True(submitted.Status == 200, submitted.Text);
        var approved = await (await SignInCaseworkerAsync()).PostAsync($"/v1/casework/postings/{id}/approval");
        Assert.True(approved.Status == 200, approved.Text);
        return id;
    }
}
