using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Applications;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Domain.Postings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobAssist.Mobile.Infra.Persistence.Configurations;

internal sealed class OpeningConfigurations :
    IEntityTypeConfiguration<Employer>, IEntityTypeConfiguration<Broker>, IEntityTypeConfiguration<Mandate>,
    IEntityTypeConfiguration<JobPosting>, IEntityTypeConfiguration<PostingSkill>, IEntityTypeConfiguration<KeptTerms>, IEntityTypeConfiguration<PostingRemark>, IEntityTypeConfiguration<MarketVersion>
{
    private const string PostingId = "PostingId";

    public void Configure(EntityTypeBuilder<Employer> employer)
    {
        employer.ToTable("employers");
        employer.HasVersion();
    }

    public void Configure(EntityTypeBuilder<Broker> broker)
    {
        broker.ToTable("brokers");
        broker.HasVersion();
    }

    public void Configure(EntityTypeBuilder<Mandate> mandate) => mandate.ToTable("mandates");

    public void Configure(EntityTypeBuilder<JobPosting> posting)
    {
        posting.ToTable("job_postings");
        posting.HasVersion();
        posting.Ignore(p => p.OpenPlaces);
        posting.ComplexProperty(p => p.Terms, terms => terms.Property(t => t.HoursPerWeek).HasColumnType("numeric(4,1)"));
        posting.HasMany(p => p.Skills).WithOne().HasForeignKey(PostingId);
        // The database counts; the programs only read it.
        posting.Property<int>("TermsNumber").HasDefaultValue(1).ValueGeneratedOnAddOrUpdate().Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
    }

    public void Configure(EntityTypeBuilder<PostingSkill> skill)
    {
        skill.ToTable("posting_skills");
        skill.Property<JobPostingId>(PostingId);
        skill.HasKey(PostingId, nameof(PostingSkill.SkillCode));
    }

    public void Configure(EntityTypeBuilder<KeptTerms> kept)
    {
        kept.ToTable("posting_terms_kept");
        kept.HasKey(k => new { k.PostingId, k.Number });
        kept.Property(k => k.Terms).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<PostingRemark> remark) => remark.ToTable("posting_remarks");

    public void Configure(EntityTypeBuilder<MarketVersion> version)
    {
        version.ToTable("market_version");
        version.HasKey(v => v.OnlyRow);
    }
}

internal sealed class HireConfigurations : IEntityTypeConfiguration<JobApplication>, IEntityTypeConfiguration<Hire>
{
    public void Configure(EntityTypeBuilder<JobApplication> application)
    {
        application.ToTable("applications");
        application.HasVersion();
        application.Property(a => a.Snapshot).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<Hire> hire)
    {
        hire.ToTable("hires");
        hire.HasVersion();
    }
}
