using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobAssist.Mobile.Cli;

/// <summary>
/// Reads the account's message templates and keeps those whose title is the title of a purpose. A template that the
/// account no longer has is stopped; one that somebody stopped stays stopped.
/// </summary>
internal static class TemplatesCommand
{
    private static readonly (TemplatePurpose Purpose, string Title)[] Defaults =
        [(TemplatePurpose.JobNotice, "岗位信息通知"), (TemplatePurpose.ApplicationProgress, "应聘进度通知"), (TemplatePurpose.ServiceNotice, "服务进度通知"), (TemplatePurpose.PostingChanged, "岗位变动通知")];

    public static async Task<int> SyncAsync(Arguments arguments, IServiceProvider services, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.AllowOnly();
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var gateway = provider.GetService<IWeChatGateway>() ?? throw new InvalidOperationException("WeChat is not configured.");
        if (await gateway.GetTemplatesAsync(cancellationToken) is not TemplatesOutcome.Read(var templates)) throw new InvalidOperationException("WeChat did not answer; nothing was changed.");

        var (db, settings, now) = (provider.GetRequiredService<MobileDbContext>(), provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<TimeProvider>().GetUtcNow());
        var appId = settings["WeChat:AppId"] ?? throw new InvalidOperationException("WeChat:AppId is not set.");
        var purposes = Defaults.ToDictionary(pair => settings[$"WeChat:Templates:{pair.Purpose}:Title"] ?? pair.Title, pair => pair.Purpose, StringComparer.Ordinal);
        var known = await db.MessageTemplates.ToDictionaryAsync(template => template.TemplateId, StringComparer.Ordinal, cancellationToken);
        var kept = 0;
        foreach (var template in templates.Where(template => purposes.ContainsKey(template.Title)))
        {
            Write(db, known.GetValueOrDefault(template.TemplateId), template, purposes[template.Title], appId, now);
            kept++;
        }

        var gone = known.Values.Where(template => template.AppId == appId && template.StoppedAt is null && templates.All(read => read.TemplateId != template.TemplateId)).ToList();
        foreach (var template in gone) (template.StoppedAt, template.StoppedReason) = (now, "gone_from_account");
        await db.SaveChangesAsync(cancellationToken);
        await terminal.Output.WriteLineAsync($"{templates.Count} templates read, {kept} kept, {gone.Count} stopped.");
        return ExitCode.Ok;
    }

    /// <summary>Somebody has looked at a stopped template: running programs send with it again, and what was due goes out.</summary>
    public static async Task<int> ResumeAsync(Arguments arguments, IServiceProvider services, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.AllowOnly();
        if (arguments.Words is not [_, _, var id]) throw new UsageException("templates resume needs one template's id.");
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
        var resumed = await StoppedTemplates.ResumeAsync(connection, id, cancellationToken) ?? throw new InvalidOperationException("There is no such template; nothing was changed.");
        await terminal.Output.WriteLineAsync(resumed ? "Resumed: what is due with it goes out within ten minutes." : "It was not stopped; nothing was changed.");
        return ExitCode.Ok;
    }

    private static void Write(MobileDbContext db, MessageTemplate? stored, MessageTemplateInfo read, TemplatePurpose purpose, string appId, DateTimeOffset now)
    {
        if (stored is null)
        {
            stored = new MessageTemplate { TemplateId = read.TemplateId, AppId = appId, Purpose = purpose, Title = read.Title, Content = read.Content };
            db.MessageTemplates.Add(stored);
        }

        (stored.Title, stored.Content, stored.LongTerm, stored.Keys, stored.ReadAt) = (read.Title, read.Content, read.LongTerm, [.. read.Keys], now);
    }
}
