namespace JobAssist.Mobile.Dev.Servers;

/// <summary>Waits until a program says that it is ready.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <exception cref="InvalidOperationException">It was not ready in time; the sentence names the log to read.</exception>
    public static async Task WaitAsync(Uri address, string what, string logs)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            try
            {
                using var answer = await Web.Client.GetAsync(address, patience.Token);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"{what} was not ready within {Patience.TotalSeconds:0} s; see {logs}.");
    }
}
