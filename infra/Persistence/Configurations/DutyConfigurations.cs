using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobAssist.Mobile.Infra.Persistence.Configurations;

internal sealed class DutyConfigurations :
    IEntityTypeConfiguration<NoticePolicy>, IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<Obligation>, IEntityTypeConfiguration<Excuse>, IEntityTypeConfiguration<SlotClosing>,
    IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<Attempt>, IEntityTypeConfiguration<Evidence>, IEntityTypeConfiguration<OutreachTask>, IEntityTypeConfiguration<Visit>, IEntityTypeConfiguration<Sheet>,
    IEntityTypeConfiguration<PartnerRequest>, IEntityTypeConfiguration<Consent>, IEntityTypeConfiguration<ConsentEnd>,
    IEntityTypeConfiguration<MessageTemplate>, IEntityTypeConfiguration<WeChatEventRow>, IEntityTypeConfiguration<SmsTemplateRow>, IEntityTypeConfiguration<SmsReceiptRow>
{
    public void Configure(EntityTypeBuilder<NoticePolicy> policy) => policy.ToTable("notice_policies");

    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("rounds");
        round.Property(r => r.Report).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<Obligation> obligation)
    {
        obligation.ToTable("obligations");
        obligation.HasKey(o => new { o.WorkerId, o.Slot });
    }

    public void Configure(EntityTypeBuilder<Excuse> excuse) => excuse.ToTable("excuses");

    public void Configure(EntityTypeBuilder<SlotClosing> closing)
    {
        closing.ToTable("slot_closings");
        closing.HasKey(c => new { c.CountyCode, c.Slot });
    }

    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.Ignore(n => n.Postings);
        notice.Property<Guid[]>("PostingIds");
        notice.Property<short[]>("Scores");
        notice.Property<string[]>("Reasons");
        notice.Property<int[]>("TermsNumbers");
    }

    public void Configure(EntityTypeBuilder<Attempt> attempt) => attempt.ToTable("attempts");

    public void Configure(EntityTypeBuilder<Evidence> evidence)
    {
        evidence.ToTable("evidence");
        evidence.Property(e => e.Detail).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<OutreachTask> task) => task.ToTable("outreach_tasks");

    public void Configure(EntityTypeBuilder<Visit> visit) => visit.ToTable("visits");

    public void Configure(EntityTypeBuilder<Sheet> sheet) => sheet.ToTable("sheets");

    public void Configure(EntityTypeBuilder<PartnerRequest> request) => request.ToTable("partner_requests");

    public void Configure(EntityTypeBuilder<Consent> consent) => consent.ToTable("consents");

    public void Configure(EntityTypeBuilder<ConsentEnd> end)
    {
        end.ToTable("consent_ends");
        end.HasKey(e => new { e.AccountId, e.TemplateId });
    }

    public void Configure(EntityTypeBuilder<MessageTemplate> template)
    {
        template.ToTable("message_templates");
        template.HasKey(t => t.TemplateId);
    }

    public void Configure(EntityTypeBuilder<WeChatEventRow> row) => row.ToTable("wechat_events");

    public void Configure(EntityTypeBuilder<SmsTemplateRow> template)
    {
        template.ToTable("sms_templates");
        template.HasKey(t => t.TemplateId);
    }

    public void Configure(EntityTypeBuilder<SmsReceiptRow> row) => row.ToTable("sms_receipts");
}
