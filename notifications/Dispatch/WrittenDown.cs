using Npgsql;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>An outcome must be written down: a database that is away for a moment is asked again.</summary>
internal static class WrittenDown
{
    private const int Tries = 5;

    /// <param name="write">Writes the outcome in one transaction.</param>
    /// <param name="failed">Told the SQL state and the try. A receipt or the end of the lease settles what is not written in the end.</param>
    public static async Task AsSoonAsPossibleAsync(Func<Task> write, Action<string?, int> failed)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await write();
                return;
            }
            catch (NpgsqlException error) when (tries < Tries)
            {
                failed(error.SqlState, tries);
                await Task.Delay(TimeSpan.FromMilliseconds(200 * tries));
            }
        }
    }
}
