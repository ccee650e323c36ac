using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>Asks PostgreSQL's own codes and constraint names, never the text of a message.</summary>
public static class PostgresErrors
{
    public static bool IsUnique(DbUpdateException error, string constraint) =>
        error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres && postgres.ConstraintName == constraint;

    public static bool IsCheck(DbUpdateException error, string constraint) =>
        error.InnerException is PostgresException { SqlState: PostgresErrorCodes.CheckViolation } postgres && postgres.ConstraintName == constraint;
}
