using Microsoft.AspNetCore.Http;

namespace JobAssist.Mobile.StandInParts;

/// <summary>Plays a fault on the connection.</summary>
public static class FaultPlay
{
    /// <summary>False when the call should still be answered as usual.</summary>
    /// <param name="http">The call.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="jsonType">The content type of the platform's answers.</param>
    /// <param name="torn">The beginning of a good answer.</param>
    /// <param name="refusal">The platform's answer with the fault's code.</param>
    public static async Task<bool> TryAnswerAsync(HttpContext http, ScriptedFault fault, string jsonType, string torn, byte[] refusal)
    {
        if (fault.DelayMs > 0)
            await Task.Delay(fault.DelayMs);
        switch (fault.Kind)
        {
            case FaultKind.Delay:
                return false;
            case FaultKind.Cut:
                http.Abort();
                return true;
            case FaultKind.Status:
                http.Response.StatusCode = fault.Status;
                return true;
            case FaultKind.Empty:
                http.Response.ContentType = jsonType;
                return true;
            case FaultKind.Malformed:
                return await WriteAsync(http, jsonType, torn);
            case FaultKind.Html:
                return await WriteAsync(http, "text/html", "<html><body>502 Bad Gateway</body></html>");
            case FaultKind.ErrCode:
            default:
                http.Response.ContentType = jsonType;
                await http.Response.Body.WriteAsync(refusal);
                return true;
        }
    }

    static async Task<bool> WriteAsync(HttpContext http, string type, string text)
    {
        http.Response.ContentType = type;
        await http.Response.WriteAsync(text);
        return true;
    }
}
