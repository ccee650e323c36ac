using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobAssist.Mobile.Infra.Migrations;

[DbContext(typeof(MobileDbContext))]
[Migration("20261124000200_People")]
internal sealed class PeopleMigration : SqlMigration;
