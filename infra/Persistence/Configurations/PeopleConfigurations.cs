using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Domain.Casework;
using JobAssist.Mobile.Domain.Households;
using JobAssist.Mobile.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobAssist.Mobile.Infra.Persistence.Configurations;

internal sealed class PeopleConfigurations :
    IEntityTypeConfiguration<Household>, IEntityTypeConfiguration<Worker>, IEntityTypeConfiguration<WorkerSkill>,
    IEntityTypeConfiguration<WorkerCategory>, IEntityTypeConfiguration<WorkerPhone>, IEntityTypeConfiguration<ContactPreference>, IEntityTypeConfiguration<HardToEmployDesignation>
{
    private const string WorkerId = "WorkerId";

    public void Configure(EntityTypeBuilder<Household> household) => household.ToTable("households");

    public void Configure(EntityTypeBuilder<Worker> worker)
    {
        worker.ToTable("workers");
        worker.HasVersion();
        worker.HasMany(w => w.Skills).WithOne().HasForeignKey(WorkerId);
        worker.HasMany(w => w.Categories).WithOne().HasForeignKey(WorkerId);
        worker.ComplexProperty(w => w.Wishes, wishes => wishes.Property(w => w.Occupations).HasColumnName("wanted_occupations"));
    }

    public void Configure(EntityTypeBuilder<WorkerSkill> skill)
    {
        skill.ToTable("worker_skills");
        skill.Property<WorkerId>(WorkerId);
        skill.HasKey(WorkerId, nameof(WorkerSkill.SkillCode), nameof(WorkerSkill.Certified));
    }

    public void Configure(EntityTypeBuilder<WorkerCategory> category)
    {
        category.ToTable("worker_categories");
        category.Property<WorkerId>(WorkerId);
        category.HasKey(WorkerId, nameof(WorkerCategory.Kind), nameof(WorkerCategory.ValidFrom));
    }

    public void Configure(EntityTypeBuilder<WorkerPhone> phone)
    {
        phone.ToTable("worker_phones");
        phone.HasKey(p => new { p.WorkerId, p.PhoneIndex });
    }

    public void Configure(EntityTypeBuilder<HardToEmployDesignation> designation) => designation.ToTable("hard_to_employ_designations");

    public void Configure(EntityTypeBuilder<ContactPreference> preference)
    {
        preference.ToTable("contact_preferences");
        preference.HasKey(p => p.WorkerId);
        preference.Ignore(p => p.Quiet);
    }
}

internal sealed class AccountConfigurations :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<AccountWorker>, IEntityTypeConfiguration<StaffMember>,
    IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<SignInCode>, IEntityTypeConfiguration<BindingAttempts>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(a => a.OpenIdIndex).HasColumnName("openid_index");
        account.Property(a => a.OpenIdSealed).HasColumnName("openid_sealed");
    }

    public void Configure(EntityTypeBuilder<AccountWorker> binding)
    {
        binding.ToTable("account_workers");
        binding.HasKey(b => new { b.AccountId, b.WorkerId });
    }

    public void Configure(EntityTypeBuilder<StaffMember> staff)
    {
        staff.ToTable("staff");
        staff.Ignore(s => s.ScopePrefix);
    }

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.HasVersion();
    }

    public void Configure(EntityTypeBuilder<SignInCode> code)
    {
        code.ToTable("signin_codes");
        code.HasKey(c => c.CodeHash);
    }

    public void Configure(EntityTypeBuilder<BindingAttempts> attempts)
    {
        attempts.ToTable("binding_attempts");
        attempts.HasKey(a => new { a.AccountId, a.OnDay });
    }
}
