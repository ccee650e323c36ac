using System.Runtime.InteropServices;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Infra.Memory;
using Microsoft.AspNetCore.Authentication;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>
/// Sessions that were read from the tables and have not changed since: every request looks whether anything did, so what is revoked
/// or disabled is out at once, on every node.
/// </summary>
internal sealed class KnownSessions(Looks looks, TimeProvider clock)
{
    private const int Most = 100_000;
    private readonly Kept<Hash, KnownSession> _kept = new(looks, Most);

    /// <summary>Null: no such session, or not any more.</summary>
    public async ValueTask<KnownSession?> FindAsync(string token, HttpContext http)
    {
        var look = await RequestLook.OfAsync(http, looks);
        var bytes = Tokens.Hash(token);
        var hash = MemoryMarshal.Read<Hash>(bytes);
        if (_kept.Find(hash) is { } known) return known.Who.Until > clock.GetUtcNow() ? known : null;

        var read = await http.RequestServices.GetRequiredService<SessionReader>().FindAsync(bytes, http.RequestAborted);
        if (read is null) return null;
        var session = new KnownSession(read, SessionAuthentication.Admit(read));
        _kept.Keep(hash, read.AccountId.Value, look, session);
        return session;
    }

    // A token itself is never kept.
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Hash(UInt128 First, UInt128 Last);
}

/// <summary>Who a session stands for, and what the framework makes of it.</summary>
internal sealed record KnownSession(SignedIn Who, AuthenticateResult Admission);
