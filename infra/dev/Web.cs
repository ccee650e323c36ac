using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JobAssist.Mobile.Dev;

/// <summary>One client for everything on this machine.</summary>
internal static class Web
{
    [SuppressMessage("ApiDesign", "RS0030", Justification = "One pooled client for the whole life of a small program.")]
    public static readonly HttpClient Client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { Timeout = TimeSpan.FromSeconds(30) };

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
