using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests;

// People, places and openings that tests begin with.
public sealed partial class MobileApp
{
    public const string County = "530602";
    public const string OtherCounty = "530621";
    private int people;

    /// <summary>A new WeChat account opens the Mini Program.</summary>
    public async Task<Phone> SignInAsync(string? openId = null)
    {
        openId ??= "o" + Guid.CreateVersion7().ToString("N")[..27];
        var reply = await Anybody.PostAsync("/v1/sessions/wechat", new { code = WeChat.OpenApp(openId) });
        Assert.True(reply.Status == 200, reply.Text);
        return new Phone(NewClient(), (string)reply.Json["accessToken"]!) { RefreshToken = (string)reply.Json["refreshToken"]!, OpenId = openId };
    }

    public async Task<AccountId> AccountOfAsync(Phone phone)
    {
        await using var db = Database.Open();
        var index = Database.Secrets.OpenIdIndex(AppId, phone.OpenId);
        return await db.Accounts.Where(a => a.OpenIdIndex == index).Select(a => a.Id).SingleAsync();
    }

    /// <summary>A person of the register, not bound to any account.</summary>
    public async Task<WorkerId> RegisterWorkerAsync(string name = "王小四", string county = County)
    {
        await using var db = Database.Open();
        var id = WorkerId.New();
        var idNumber = $"{county}1990{Interlocked.Increment(ref people):D8}";
        var person = new SealedPerson(
            Database.Secrets.Seal(county, SecretFields.WorkerName, id.Value, name), Database.Secrets.BlindIndex(SecretFields.WorkerName, name),
            Database.Secrets.Seal(county, SecretFields.WorkerIdNumber, id.Value, idNumber), Database.Secrets.BlindIndex(SecretFields.WorkerIdNumber, idNumber),
            new DateOnly(1990, 5, 6), Sex.Male);
        db.Workers.Add(new Worker(id, person, new Home(county, county + "001", null), WorkerVerification.Verified, Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return id;
    }

    public async Task BindAsync(Phone phone, WorkerId worker)
    {
        var account = await AccountOfAsync(phone);
        await using var db = Database.Open();
        db.AccountWorkers.Add(new AccountWorker(account, worker, BindingWay.Binding, Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    /// <summary>A worker of the county, signed in and bound.</summary>
    public async Task<Phone> SignInWorkerAsync(string name = "王小四", string county = County)
    {
        var phone = await SignInAsync();
        await BindAsync(phone, await RegisterWorkerAsync(name, county));
        return phone;
    }

    /// <summary>An open invitation; its id is the code.</summary>
    public async Task<StaffId> InviteAsync(StaffRole role = StaffRole.Caseworker, string region = County)
    {
        await using var db = Database.Open();
        var staff = new StaffMember(StaffId.New(), role, region, "测试经办", Clock.GetUtcNow());
        db.Staff.Add(staff);
        await db.SaveChangesAsync();
        return staff.Id;
    }

    public async Task<Phone> SignInStaffAsync(StaffRole role = StaffRole.Caseworker, string region = County)
    {
        var phone = await SignInAsync();
        var reply = await phone.PostAsync($"/v1/staff/invitations/{await InviteAsync(role, region)}/acceptance");
        Assert.True(reply.Status == 200, reply.Text);
        return phone;
    }

    public Task<Phone> SignInCaseworkerAsync(string region = County) => SignInStaffAsync(StaffRole.Caseworker, region);

    /// <summary>A broker whose papers were checked.</summary>
    public async Task<Phone> SignInBrokerAsync(LicenceVerification verification = LicenceVerification.Verified)
    {
        var phone = await SignInAsync();
        var account = await AccountOfAsync(phone);
        await using var db = Database.Open();
        var id = BrokerId.New();
        var contact = Database.Secrets.Seal(SecretFields.EmployersScope, SecretFields.BrokerContact, id.Value, "{}");
        db.Brokers.Add(new Broker(id, account, "昭通测试劳务", BrokerKind.StaffingAgency, County, contact, Clock.GetUtcNow()) { Verification = verification });
        await db.SaveChangesAsync();
        return phone;
    }

    public async Task<EmployerId> RegisterEmployerAsync(Action<Employer>? change = null)
    {
        await using var db = Database.Open();
        var employer = new Employer
        {
            Id = EmployerId.New(),
            Reference = "E" + Guid.CreateVersion7().ToString("N"),
            Name = "东莞测试电子有限公司",
            Kind = "Company",
            Industry = "电子",
            RegionCode = "441900",
            Address = "长安镇",
            Verification = LicenceVerification.Verified,
            ChangedAt = Clock.GetUtcNow(),
        };
        change?.Invoke(employer);
        db.Employers.Add(employer);
        await db.SaveChangesAsync();
        return employer.Id;
    }

    public static PostingTerms Terms() => new()
    {
        Title = "电子厂装配工",
        Duties = "流水线装配",
        Requirements = "能站立工作",
        OccupationCode = "6-25-04-99",
        Kind = PostKind.LongTerm,
        Arrangement = WorkArrangement.OnPremises,
        WorkplaceCode = "441900",
        WorkplaceText = "东莞市长安镇",
        Headcount = 10,
        PayBasis = PayBasis.Month,
        PayMinFen = 500_000,
        PayMaxFen = 600_000,
        MonthMinFen = 500_000,
        MonthMaxFen = 600_000,
        WorkTime = WorkTime.FullTime,
        Shift = ShiftPattern.Day,
        Dormitory = Dormitory.Free,
        Meals = Meals.Free,
        Contract = ContractKind.LabourContract,
        OpensOn = new DateOnly(2026, 11, 1),
        ClosesOn = new DateOnly(2026, 12, 31),
    };

    /// <summary>A posting that everybody sees.</summary>
    public async Task<JobPostingId> PublishAsync(Func<PostingTerms, PostingTerms>? change = null, Action<Employer>? employer = null, Action<JobPosting>? then = null)
    {
        var owner = await RegisterEmployerAsync(employer);
        var now = Clock.GetUtcNow();
        await using var db = Database.Open();
        var posting = new JobPosting(JobPostingId.New(), "P" + Guid.CreateVersion7().ToString("N"), owner, (change ?? (terms => terms))(Terms()), now);
        Assert.True(posting.TrySubmit(Shanghai.DateOf(now), now, out _));
        Assert.True(posting.TryPublish(null, Shanghai.DateOf(now), now, out var refusal), refusal?.Code);
        then?.Invoke(posting);
        db.Postings.Add(posting);
        await db.SaveChangesAsync();
        return posting.Id;
    }

    private async Task SeedReferenceAsync()
    {
        await using var db = Database.Open();
        var day = new DateOnly(2026, 1, 1);
        db.Regions.AddRange(
            new Region("530000", "云南省", RegionLevel.Province, null, day), new Region("530600", "昭通市", RegionLevel.Prefecture, "530000", day),
            new Region(County, "昭阳区", RegionLevel.County, "530600", day), new Region(OtherCounty, "鲁甸县", RegionLevel.County, "530600", day),
            new Region("530602001", "凤凰街道", RegionLevel.Township, County, day), new Region("530621001", "文屏镇", RegionLevel.Township, OtherCounty, day),
            new Region("440000", "广东省", RegionLevel.Province, null, day), new Region("441900", "东莞市", RegionLevel.Prefecture, "440000", day));
        db.Occupations.AddRange(
            new Occupation { Code = "6-25-04-99", CodeSource = "GB", Name = "电子设备装配调试人员", GroupCode = "6-25", GroupName = "电子设备制造人员", NoSkillNeeded = true, MonthMinFen = 400_000, MonthMaxFen = 700_000 },
            new Occupation { Code = "6-29-03-01", CodeSource = "GB", Name = "电工", GroupCode = "6-29", GroupName = "建筑施工人员", Licensed = true, Certificate = "特种作业操作证", MonthMinFen = 500_000, MonthMaxFen = 900_000 });
        await db.SaveChangesAsync();
    }
}
