using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Budget;
using Npgsql;

namespace JobAssist.Mobile.Cli;

/// <summary>What an operator may say about the day's budget of a channel.</summary>
internal static class BudgetCommand
{
    /// <summary>The platform has given a new quota (WeChat's clear_quota, messages bought): the channel is asked again before its stop is over.</summary>
    public static async Task<int> ResumeAsync(Arguments arguments, IServiceProvider services, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.AllowOnly();
        if (arguments.Words is not [_, _, var word] || !Enum.TryParse<NoticeChannel>(word, ignoreCase: true, out var channel) || channel is not (NoticeChannel.WeChat or NoticeChannel.Sms))
            throw new UsageException("budget resume needs wechat or sms.");
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
        var stops = await SendBudget.ResumeAsync(connection, channel, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
        await terminal.Output.WriteLineAsync(stops > 0 ? "Resumed: what is due goes out within moments." : "It was not stopped; nothing was changed.");
        return ExitCode.Ok;
    }
}
