using JobAssist.Mobile.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobAssist.Mobile.Infra.Persistence.Configurations;

internal sealed class NewsConfigurations :
    IEntityTypeConfiguration<NoticeNews>, IEntityTypeConfiguration<NewsMessage>, IEntityTypeConfiguration<NewsLook>, IEntityTypeConfiguration<DeclinedPosting>
{
    public void Configure(EntityTypeBuilder<NoticeNews> news)
    {
        news.ToTable("notice_news");
        news.HasKey(n => new { n.NoticeId, n.PostingId, n.Number });
        news.Property(n => n.Terms).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<NewsMessage> message) => message.ToTable("news_messages");

    public void Configure(EntityTypeBuilder<NewsLook> look)
    {
        look.ToTable("news_looks");
        look.HasKey(l => l.OnlyRow);
    }

    public void Configure(EntityTypeBuilder<DeclinedPosting> declined)
    {
        declined.ToTable("declined_postings");
        declined.HasKey(d => new { d.WorkerId, d.PostingId });
        declined.Property(d => d.Terms).HasColumnType("jsonb");
    }
}
