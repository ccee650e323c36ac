using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobAssist.Mobile.Infra.Migrations;

/// <summary>A migration is one .sql file beside a class of the same id: plain SQL is the schema's source of truth.</summary>
internal abstract class SqlMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var id = GetType().GetCustomAttribute<MigrationAttribute>()!.Id;
        using var file = GetType().Assembly.GetManifestResourceStream($"JobAssist.Mobile.Infra.Migrations.{id}.sql")
            ?? throw new InvalidOperationException($"{id}.sql is not embedded.");
        using var reader = new StreamReader(file);
        migrationBuilder.Sql(reader.ReadToEnd());
    }
}
