using System.Security.Cryptography;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Marks an endpoint that wants an Idempotency-Key.</summary>
internal sealed class WantsIdempotencyKey;

/// <summary>
/// One effect and one answer for a write that a weak network repeats. The filter opens a transaction, claims the key in it, lets the
/// handler work in it and commits effect and answer together. A handler behind it saves as often as it likes; where it needs a
/// transaction of its own it asks for a <see cref="Work"/>, which joins this one. An exception or a 5xx undoes everything; an answer
/// of 400, 401 or 429 keeps its effects (a counted try) but is not remembered.
/// </summary>
internal static class Idempotency
{
    public const string Header = "Idempotency-Key";
    private const int LongestKey = 255;

    public static TBuilder RequireIdempotencyKey<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new WantsIdempotencyKey());
        return builder.AddEndpointFilter(FilterAsync);
    }

    /// <summary>Keeps the body readable for a second time where it will be compared.</summary>
    public static void UseIdempotency(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<WantsIdempotencyKey>() is not null) http.Request.EnableBuffering(bufferThreshold: 256 * 1024);
        return next(http);
    });

    private static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var asked = await ReadAsync(http);
        // Fetches the data key now: while a transaction is open nothing may wait for a second connection.
        asked.Seal("");
        var db = http.RequestServices.GetRequiredService<MobileDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        if (!await ClaimAsync(db, asked, http)) return await RepeatAsync(db, asked, http);

        var answer = await CapturedAnswer.OfAsync(http, await next(context));
        if (answer.Status >= 500) await transaction.RollbackAsync(CancellationToken.None);
        else
        {
            if (answer.Status is 400 or 401 or 429) await db.ForgetClaimAsync(asked.Account, asked.Route, asked.Key, CancellationToken.None);
            else await db.AnswerClaimAsync(asked.Account, asked.Route, asked.Key, answer.Status, answer.ContentType, asked.Seal(answer.Text), CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }

        return answer.ToResult();
    }

    private static async Task<bool> ClaimAsync(MobileDbContext db, AskedOnce asked, HttpContext http)
    {
        try
        {
            return await db.TryClaimAsync(asked.Account, asked.Route, asked.Key, asked.BodyHash, asked.Now, http.RequestAborted);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new ProblemException(409, "idempotency.in_progress", "上一次提交还在处理，请稍等再试。") { RetryAfter = TimeSpan.FromSeconds(1) };
        }
    }

    private static async Task<IResult> RepeatAsync(MobileDbContext db, AskedOnce asked, HttpContext http)
    {
        var first = await db.IdempotencyKeys.AsNoTracking()
            .SingleAsync(k => k.AccountId == asked.Account && k.Route == asked.Route && k.Key == asked.Key, http.RequestAborted);
        if (!CryptographicOperations.FixedTimeEquals(first.BodyHash, asked.BodyHash))
            return ProblemResponses.Problem(422, "idempotency.other_body", "这个提交编号已经用在别的内容上，请重新提交。");
        return new CapturedAnswer(first.Status!.Value, first.ContentType, asked.Open(first.AnswerSealed!)).ToResult();
    }

    private static async Task<AskedOnce> ReadAsync(HttpContext http)
    {
        string? key = http.Request.Headers[Header];
        if (string.IsNullOrEmpty(key)) throw Bad("idempotency.missing", "缺少提交编号（Idempotency-Key）。");
        if (key.Length > LongestKey || key.Any(c => c is < '!' or > '~')) throw Bad("idempotency.invalid", "提交编号（Idempotency-Key）只能是 255 个以内的字母、数字和符号。");

        http.Request.Body.Position = 0;
        var hash = await SHA256.HashDataAsync(http.Request.Body, http.RequestAborted);
        return new AskedOnce(SignedIn.Of(http).AccountId, $"{http.Request.Method} {http.Request.Path}", key, hash,
            http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), http.RequestServices.GetRequiredService<PersonalSecrets>());
    }

    private static ProblemException Bad(string code, string title) => new(400, code, title, new FieldError(Header, code, title));
}
