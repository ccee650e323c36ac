using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Api.Workers;

/// <summary>How the market stands to a person, in one sentence.</summary>
internal static class HowItStands
{
    /// <summary>Also for somebody who cannot be shown anything; null: does not look for work.</summary>
    public static string Says(WorkerRow? worker, Advice? advice) => (worker, advice) switch
    {
        (null, _) or (_, null) => "您现在没有登记找工作。想找工作时，请在“我的”里告诉我们，或找村联络员。",
        ({ LegalClass: LegalClass.Under16 }, _) => "法律规定，不满十六周岁不能参加工作，我们不会给您介绍。",
        (_, { Counterfactuals: [var first, ..] }) => $"{advice.Text}。{first.Text}。",
        (_, { Open: 0 }) => $"{advice.Text}。也可以请村联络员帮您打听。",
        _ => $"{advice.Text}。",
    };
}
