using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobAssist.Mobile.Infra.Migrations;

[DbContext(typeof(MobileDbContext))]
[Migration("20261128070000_ContactWishes")]
internal sealed class ContactWishesMigration : SqlMigration;
