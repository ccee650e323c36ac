using System.Diagnostics;
using OpenTelemetry;

namespace JobAssist.Mobile.Infra.Observability;

/// <summary>
/// Cuts the query from every address in a span, and what is secret of a path. WeChat wants secret and token in the query; .NET writes "?*"
/// there by default, but one environment variable (DOTNET_SYSTEM_NET_HTTP_DISABLEURIREDACTION) undoes that.
/// </summary>
internal sealed class SpansWithoutSecrets : BaseProcessor<Activity>
{
    private static readonly string[] Addresses = ["url.full", "http.url", "http.target", "url.path"];
    private static readonly string[] Queries = ["url.query"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Addresses)
        {
            if (data.GetTagItem(tag) is not string address) continue;
            var shown = address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? address[..query] : address;
            data.SetTag(tag, SecretPaths.Shown(shown));
        }

        foreach (var tag in Queries) data.SetTag(tag, null);
    }
}
