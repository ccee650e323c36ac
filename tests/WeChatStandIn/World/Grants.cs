namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>The hidden consent balance of one account: WeChat lets nobody read it, only tests may.</summary>
public sealed class Grants
{
    readonly Lock _gate = new();
    readonly Dictionary<string, int> _oneTime = [];
    readonly HashSet<string> _longTerm = [];

    public int Balance(string templateId)
    {
        lock (_gate)
            return _oneTime.GetValueOrDefault(templateId);
    }

    public bool HasLongTerm(string templateId)
    {
        lock (_gate)
            return _longTerm.Contains(templateId);
    }

    public bool Covers(Template template) =>
        template.IsLongTerm ? HasLongTerm(template.Id) : Balance(template.Id) > 0;

    /// <summary>Adds accepts of a one-time template up to the cap, or switches a long-term template on.</summary>
    public void Add(Template template, int count, int? cap)
    {
        lock (_gate)
        {
            if (template.IsLongTerm)
                _longTerm.Add(template.Id);
            else
                _oneTime[template.Id] = Math.Min(_oneTime.GetValueOrDefault(template.Id) + count, cap ?? int.MaxValue);
        }
    }

    /// <summary>Uses one grant; false when there is none.</summary>
    public bool TryConsume(Template template)
    {
        lock (_gate)
        {
            if (template.IsLongTerm)
                return _longTerm.Contains(template.Id);
            var balance = _oneTime.GetValueOrDefault(template.Id);
            if (balance <= 0)
                return false;
            _oneTime[template.Id] = balance - 1;
            return true;
        }
    }

    public void Void(Template template, bool oneTimeToo)
    {
        lock (_gate)
        {
            _longTerm.Remove(template.Id);
            if (oneTimeToo)
                _oneTime.Remove(template.Id);
        }
    }

    public IReadOnlyList<(string TemplateId, int Balance, bool LongTerm)> All()
    {
        lock (_gate)
            return [.. _oneTime.Select(pair => (pair.Key, pair.Value, false)), .. _longTerm.Select(id => (id, 0, true))];
    }
}
