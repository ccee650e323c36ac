using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Duty.Forecast;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobAssist.Mobile.Infra.Persistence.Configurations;

internal sealed class BudgetConfigurations : IEntityTypeConfiguration<SendBudgetRow>, IEntityTypeConfiguration<DutyForecastRow>
{
    public void Configure(EntityTypeBuilder<SendBudgetRow> row)
    {
        row.ToTable("send_budgets");
        row.HasKey(r => new { r.Channel, r.Day });
    }

    public void Configure(EntityTypeBuilder<DutyForecastRow> row)
    {
        row.ToTable("duty_forecasts");
        row.HasKey(r => new { r.CountyCode, r.Slot, r.MadeOn });
    }
}
