using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>Who may exchange a one-use sign-in code: whoever inserts its row. The others wait for the answer in it.</summary>
public static class SignInCodeClaims
{
    /// <summary>True: the caller alone exchanges the code now.</summary>
    public static async Task<bool> TryClaimSignInCodeAsync(this MobileDbContext db, byte[] codeHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync($"INSERT INTO signin_codes (code_hash, created_at) VALUES ({codeHash}, {now}) ON CONFLICT DO NOTHING", cancellationToken) == 1;

    /// <summary>Gives a claim back, if it has no answer: nothing was exchanged, or its owner died before <paramref name="before"/>.</summary>
    public static Task ReleaseSignInCodeAsync(this MobileDbContext db, byte[] codeHash, DateTimeOffset before, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM signin_codes WHERE code_hash = {codeHash} AND answer_sealed IS NULL AND created_at <= {before}", cancellationToken);
}
