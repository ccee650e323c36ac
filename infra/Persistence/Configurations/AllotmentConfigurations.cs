using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobAssist.Mobile.Infra.Persistence.Configurations;

internal sealed class AllotmentConfigurations :
    IEntityTypeConfiguration<RoundPass>, IEntityTypeConfiguration<Allotment>, IEntityTypeConfiguration<RoundPrice>, IEntityTypeConfiguration<MarketChangeRow>
{
    public void Configure(EntityTypeBuilder<RoundPass> pass)
    {
        pass.ToTable("round_passes");
        pass.HasKey(p => new { p.Slot, p.Pass });
        pass.Property(p => p.NoticesPerSeat).HasColumnType("numeric(8,2)");
    }

    public void Configure(EntityTypeBuilder<Allotment> allotment)
    {
        allotment.ToTable("allotments");
        allotment.HasKey(a => new { a.Slot, a.WorkerId });
    }

    public void Configure(EntityTypeBuilder<RoundPrice> price)
    {
        price.ToTable("round_prices");
        price.HasKey(p => new { p.Slot, p.PostingId });
    }

    public void Configure(EntityTypeBuilder<MarketChangeRow> change)
    {
        change.ToTable("market_changes");
        change.HasNoKey();
    }
}
