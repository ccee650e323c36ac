using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Infra.Duty.Budget;

/// <summary>How many messages a channel may carry in a day, and for what; section "Duty:Budget". The same in every program that sends.</summary>
public sealed class SendBudgetOptions
{
    public const string SectionName = "Duty:Budget";

    /// <summary>WeChat allows ten million subscription messages a day, thirty million where an account has many users.</summary>
    public ChannelBudget WeChat { get; set; } = new() { PerDay = 10_000_000 };

    /// <summary>Without a number the vendor's own limits are the only ones.</summary>
    public ChannelBudget Sms { get; set; } = new();

    /// <summary>Checked at the start of a program.</summary>
    public static bool IsSound(SendBudgetOptions options) => options.WeChat.IsSound && options.Sms.IsSound;

    /// <summary>The budget of a channel that has one.</summary>
    public ChannelBudget Of(NoticeChannel channel) => channel switch
    {
        NoticeChannel.WeChat => WeChat,
        NoticeChannel.Sms => Sms,
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}

/// <summary>One channel's day. An obligation may use all of it; the others only what the shares before them leave.</summary>
public sealed class ChannelBudget
{
    /// <summary>Messages from 00:05 to 00:05 in Shanghai, by all programs together; null: not limited by us.</summary>
    public int? PerDay { get; set; }

    /// <summary>The part kept for obligations, 0 to 1. What is due today and not sent yet is kept too, where that is more.</summary>
    public double ObligationShare { get; set; } = 0.8;

    /// <summary>The part kept for transactional messages from all others, 0 to 1.</summary>
    public double TransactionalShare { get; set; } = 0.15;

    internal bool IsSound => PerDay is null or > 0 && ObligationShare >= 0 && TransactionalShare >= 0 && ObligationShare + TransactionalShare <= 1;
}
