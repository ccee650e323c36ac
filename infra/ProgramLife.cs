using Microsoft.AspNetCore.Builder;

namespace JobAssist.Mobile.Infra;

/// <summary>How the two programs run.</summary>
public static class ProgramLife
{
    /// <summary>Runs until told to stop. Told so while it still starts, waiting for its database perhaps, the program ends as it always does: that is no failure.</summary>
    public static async Task RunUntilToldToStopAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }
}
