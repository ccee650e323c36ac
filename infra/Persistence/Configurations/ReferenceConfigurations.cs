using JobAssist.Mobile.Domain.Agreements;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Domain.Reference;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobAssist.Mobile.Infra.Persistence.Configurations;

internal sealed class ReferenceConfigurations :
    IEntityTypeConfiguration<Region>, IEntityTypeConfiguration<RegionAlias>, IEntityTypeConfiguration<FormerRegionCode>,
    IEntityTypeConfiguration<Holiday>, IEntityTypeConfiguration<MinimumWage>, IEntityTypeConfiguration<Occupation>, IEntityTypeConfiguration<Skill>,
    IEntityTypeConfiguration<OccupationHazard>, IEntityTypeConfiguration<OccupationCertificate>, IEntityTypeConfiguration<OccupationCloseness>,
    IEntityTypeConfiguration<OccupationClass>, IEntityTypeConfiguration<OccupationGroupCloseness>,
    IEntityTypeConfiguration<OccupationSite>, IEntityTypeConfiguration<LocalRule>
{
    public void Configure(EntityTypeBuilder<Region> region)
    {
        region.ToTable("regions");
        region.HasKey(r => r.Code);
    }

    public void Configure(EntityTypeBuilder<RegionAlias> alias)
    {
        alias.ToTable("region_aliases");
        alias.HasKey(a => new { a.Alias, a.Code });
    }

    public void Configure(EntityTypeBuilder<FormerRegionCode> former)
    {
        former.ToTable("region_code_history");
        former.HasKey(f => f.OldCode);
    }

    public void Configure(EntityTypeBuilder<Holiday> holiday)
    {
        holiday.ToTable("holidays");
        holiday.HasKey(h => h.Day);
    }

    public void Configure(EntityTypeBuilder<MinimumWage> wage)
    {
        wage.ToTable("minimum_wages");
        wage.HasKey(w => w.RegionCode);
    }

    public void Configure(EntityTypeBuilder<Occupation> occupation)
    {
        occupation.ToTable("occupations");
        occupation.HasKey(o => o.Code);
    }

    public void Configure(EntityTypeBuilder<Skill> skill)
    {
        skill.ToTable("skills");
        skill.HasKey(s => s.Code);
    }

    public void Configure(EntityTypeBuilder<OccupationHazard> hazard)
    {
        hazard.ToTable("occupation_hazards");
        hazard.HasKey(h => h.OccupationCode);
    }

    public void Configure(EntityTypeBuilder<OccupationCertificate> certificate)
    {
        certificate.ToTable("occupation_certificates");
        certificate.HasKey(c => new { c.OccupationCode, c.Demand });
    }

    public void Configure(EntityTypeBuilder<OccupationCloseness> closeness)
    {
        closeness.ToTable("occupation_closeness");
        closeness.HasKey(c => new { c.FromCode, c.ToCode });
    }

    public void Configure(EntityTypeBuilder<OccupationClass> occupation)
    {
        occupation.ToTable("occupation_classes");
        occupation.HasKey(c => c.OccupationCode);
    }

    public void Configure(EntityTypeBuilder<OccupationGroupCloseness> closeness)
    {
        closeness.ToTable("occupation_group_closeness");
        closeness.HasKey(c => new { c.FromGroup, c.ToGroup });
    }

    public void Configure(EntityTypeBuilder<OccupationSite> site)
    {
        site.ToTable("occupation_sites");
        site.HasKey(s => new { s.OccupationCode, s.Kind });
    }

    public void Configure(EntityTypeBuilder<LocalRule> rule)
    {
        rule.ToTable("local_rules");
        rule.HasKey(r => new { r.RegionCode, r.Kind, r.Sex, r.ValidFrom });
    }
}

internal sealed class AgreementConfigurations :
    IEntityTypeConfiguration<CooperationAgreement>, IEntityTypeConfiguration<AgreementParty>,
    IEntityTypeConfiguration<AgreementPairing>, IEntityTypeConfiguration<AgreementEmployer>, IEntityTypeConfiguration<LiaisonStation>
{
    private const string AgreementId = "AgreementId";

    public void Configure(EntityTypeBuilder<CooperationAgreement> agreement)
    {
        agreement.ToTable("agreements");
        agreement.HasMany(a => a.Parties).WithOne().HasForeignKey(AgreementId);
        agreement.HasMany(a => a.Pairings).WithOne().HasForeignKey(AgreementId);
        agreement.HasMany(a => a.DirectedEmployers).WithOne().HasForeignKey(AgreementId);
    }

    public void Configure(EntityTypeBuilder<AgreementParty> party)
    {
        party.ToTable("agreement_parties");
        party.Property<Domain.AgreementId>(AgreementId);
        party.HasKey(AgreementId, nameof(AgreementParty.RegionCode));
    }

    public void Configure(EntityTypeBuilder<AgreementPairing> pairing)
    {
        pairing.ToTable("agreement_pairings");
        pairing.Property<Domain.AgreementId>(AgreementId);
        pairing.HasKey(AgreementId, nameof(AgreementPairing.CountyCode), nameof(AgreementPairing.TownCode));
    }

    public void Configure(EntityTypeBuilder<AgreementEmployer> employer)
    {
        employer.ToTable("agreement_employers");
        employer.Property<Domain.AgreementId>(AgreementId);
        employer.HasKey(AgreementId, nameof(AgreementEmployer.EmployerId));
    }

    public void Configure(EntityTypeBuilder<LiaisonStation> station) => station.ToTable("stations");
}
