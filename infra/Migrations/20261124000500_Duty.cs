using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobAssist.Mobile.Infra.Migrations;

[DbContext(typeof(MobileDbContext))]
[Migration("20261124000500_Duty")]
internal sealed class DutyMigration : SqlMigration;
