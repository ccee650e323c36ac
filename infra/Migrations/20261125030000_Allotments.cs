using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobAssist.Mobile.Infra.Migrations;

[DbContext(typeof(MobileDbContext))]
[Migration("20261125030000_Allotments")]
internal sealed class AllotmentsMigration : SqlMigration;
