using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Domain.Agreements;
using JobAssist.Mobile.Domain.Applications;
using JobAssist.Mobile.Domain.Casework;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Domain.Households;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Duty.Forecast;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>The domain's classes over PostgreSQL. The schema's source of truth is infra/Migrations; a test keeps the two equal.</summary>
public sealed class MobileDbContext(DbContextOptions<MobileDbContext> options) : DbContext(options)
{
    public DbSet<Region> Regions => Set<Region>();
    public DbSet<RegionAlias> RegionAliases => Set<RegionAlias>();
    public DbSet<FormerRegionCode> FormerRegionCodes => Set<FormerRegionCode>();
    public DbSet<Holiday> Holidays => Set<Holiday>();
    public DbSet<MinimumWage> MinimumWages => Set<MinimumWage>();
    public DbSet<Occupation> Occupations => Set<Occupation>();
    public DbSet<OccupationHazard> OccupationHazards => Set<OccupationHazard>();
    public DbSet<OccupationCertificate> OccupationCertificates => Set<OccupationCertificate>();
    public DbSet<OccupationCloseness> OccupationCloseness => Set<OccupationCloseness>();
    public DbSet<OccupationClass> OccupationClasses => Set<OccupationClass>();
    public DbSet<OccupationGroupCloseness> OccupationGroupCloseness => Set<OccupationGroupCloseness>();
    public DbSet<OccupationSite> OccupationSites => Set<OccupationSite>();
    public DbSet<Skill> Skills => Set<Skill>();
    public DbSet<CooperationAgreement> Agreements => Set<CooperationAgreement>();
    public DbSet<LiaisonStation> Stations => Set<LiaisonStation>();

    public DbSet<Household> Households => Set<Household>();
    public DbSet<Worker> Workers => Set<Worker>();
    public DbSet<WorkerPhone> WorkerPhones => Set<WorkerPhone>();
    public DbSet<ContactPreference> ContactPreferences => Set<ContactPreference>();
    public DbSet<HardToEmployDesignation> Designations => Set<HardToEmployDesignation>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<AccountWorker> AccountWorkers => Set<AccountWorker>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SignInCode> SignInCodes => Set<SignInCode>();
    public DbSet<BindingAttempts> BindingAttempts => Set<BindingAttempts>();

    public DbSet<Employer> Employers => Set<Employer>();
    public DbSet<Broker> Brokers => Set<Broker>();
    public DbSet<Mandate> Mandates => Set<Mandate>();
    public DbSet<JobPosting> Postings => Set<JobPosting>();
    public DbSet<PostingRemark> PostingRemarks => Set<PostingRemark>();
    public DbSet<MarketVersion> MarketVersion => Set<MarketVersion>();

    public DbSet<JobApplication> Applications => Set<JobApplication>();
    public DbSet<Hire> Hires => Set<Hire>();

    public DbSet<LocalRule> LocalRules => Set<LocalRule>();
    public DbSet<NoticePolicy> NoticePolicies => Set<NoticePolicy>();
    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<Obligation> Obligations => Set<Obligation>();
    public DbSet<Excuse> Excuses => Set<Excuse>();
    public DbSet<SlotClosing> SlotClosings => Set<SlotClosing>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Attempt> Attempts => Set<Attempt>();
    public DbSet<Evidence> Evidence => Set<Evidence>();
    public DbSet<OutreachTask> OutreachTasks => Set<OutreachTask>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<Sheet> Sheets => Set<Sheet>();
    public DbSet<PartnerRequest> PartnerRequests => Set<PartnerRequest>();
    public DbSet<NoticeNews> NoticeNews => Set<NoticeNews>();
    public DbSet<NewsMessage> NewsMessages => Set<NewsMessage>();
    public DbSet<NewsLook> NewsLooks => Set<NewsLook>();
    public DbSet<DeclinedPosting> DeclinedPostings => Set<DeclinedPosting>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<ConsentEnd> ConsentEnds => Set<ConsentEnd>();
    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();
    public DbSet<WeChatEventRow> WeChatEvents => Set<WeChatEventRow>();
    public DbSet<SmsTemplateRow> SmsTemplates => Set<SmsTemplateRow>();
    public DbSet<SmsReceiptRow> SmsReceipts => Set<SmsReceiptRow>();
    public DbSet<SendBudgetRow> SendBudgets => Set<SendBudgetRow>();
    public DbSet<DutyForecastRow> DutyForecasts => Set<DutyForecastRow>();

    public DbSet<RoundPass> RoundPasses => Set<RoundPass>();
    public DbSet<Allotment> Allotments => Set<Allotment>();
    public DbSet<RoundPrice> RoundPrices => Set<RoundPrice>();
    public DbSet<MarketChangeRow> MarketChanges => Set<MarketChangeRow>();

    public DbSet<DataKey> DataKeys => Set<DataKey>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    public DbSet<ImportIssue> ImportIssues => Set<ImportIssue>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UseDomainValues();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MobileDbContext).Assembly);
        modelBuilder.UseSnakeCase();
    }
}
