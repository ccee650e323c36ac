using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>What WeChat's text check says of a posting. Pass is no proof; doubt and silence go to the reviewer as a remark.</summary>
internal sealed class PostingTextCheck(MobileDbContext db, PersonalSecrets secrets, IWeChatGateway weChat)
{
    public async Task<TextVerdict> CheckAsync(PostingTerms terms, AccountId author, CancellationToken ct)
    {
        var openIdSealed = await db.Accounts.Where(a => a.Id == author).Select(a => a.OpenIdSealed).SingleAsync(ct);
        var openId = secrets.Open(SecretFields.OpenId, author.Value, openIdSealed);

        // Two texts, because WeChat reads at most 2,500 characters at once.
        (string Field, string Text)[] texts = [("duties", $"{terms.Title}\n{terms.WorkplaceText}\n{terms.Duties}"), ("requirements", terms.Requirements)];
        var remarks = new List<FieldError>();
        foreach (var (field, text) in texts.Where(t => t.Text.Length > 0))
        {
            var outcome = await weChat.CheckTextAsync(openId, text, ct);
            if (outcome is TextCheckOutcome.Risky) return new TextVerdict(Risky: true, [new(field, "sensitive.text", "文字里有不允许发布的内容，请改写。")]);
            if (outcome is not TextCheckOutcome.Pass) remarks.Add(new(field, "text.needs_person", "文字要由工作人员再看一遍。"));
        }

        return new TextVerdict(Risky: false, remarks);
    }
}

/// <param name="Risky">May not be handed in.</param>
internal sealed record TextVerdict(bool Risky, IReadOnlyList<FieldError> Remarks);
