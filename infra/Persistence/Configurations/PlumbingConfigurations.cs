using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobAssist.Mobile.Infra.Persistence.Configurations;

internal sealed class PlumbingConfigurations :
    IEntityTypeConfiguration<DataKey>, IEntityTypeConfiguration<IdempotencyKey>, IEntityTypeConfiguration<ImportBatch>, IEntityTypeConfiguration<ImportIssue>
{
    public void Configure(EntityTypeBuilder<DataKey> key) => key.ToTable("data_keys");

    public void Configure(EntityTypeBuilder<IdempotencyKey> key)
    {
        key.ToTable("idempotency_keys");
        key.HasKey(k => new { k.AccountId, k.Route, k.Key });
    }

    public void Configure(EntityTypeBuilder<ImportBatch> batch) => batch.ToTable("import_batches");

    public void Configure(EntityTypeBuilder<ImportIssue> issue)
    {
        issue.ToTable("import_issues");
        issue.HasKey(i => new { i.BatchId, i.Line, i.Place });
    }
}

internal static class RowVersions
{
    /// <summary>Two writers of one row: the second gets DbUpdateConcurrencyException.</summary>
    public static void HasVersion<T>(this EntityTypeBuilder<T> entity) where T : class =>
        entity.Property<uint>("Version").HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
}
