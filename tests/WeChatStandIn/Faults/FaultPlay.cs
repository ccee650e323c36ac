namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Plays a fault on the connection.</summary>
internal static class FaultPlay
{
    /// <summary>False when the call should still be answered as usual.</summary>
    public static async Task<bool> TryAnswerAsync(HttpContext http, Fault fault)
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
                http.Response.ContentType = "application/json; encoding=utf-8";
                return true;
            case FaultKind.Malformed:
                return await WriteAsync(http, "application/json; encoding=utf-8", "{\"errcode\":0,\"errms");
            case FaultKind.Html:
                return await WriteAsync(http, "text/html", "<html><body>502 Bad Gateway</body></html>");
            case FaultKind.ErrCode:
            default:
                var answer = ApiAnswer.Error(fault.ErrCode, fault.Message);
                http.Response.ContentType = answer.ContentType;
                await http.Response.Body.WriteAsync(answer.Bytes);
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
