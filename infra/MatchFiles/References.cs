namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>
/// Names of the files as the ids that the engine compares. Where every name is a UUID they are the ids; otherwise a name's
/// place in text order is, so that of two equally good and equally old postings the smaller name stands first.
/// </summary>
internal static class References
{
    public static Dictionary<string, Guid> IdsOf(IReadOnlyCollection<string> references)
    {
        var allAreIds = references.All(reference => Guid.TryParse(reference, out _)) && references.Select(Guid.Parse).Distinct().Count() == references.Count;
        return references.Order(StringComparer.Ordinal).Select((reference, place) => (reference, Id: allAreIds ? Guid.Parse(reference) : IdOf(place + 1)))
            .ToDictionary(pair => pair.reference, pair => pair.Id, StringComparer.Ordinal);
    }

    public static Guid IdOf(int number) => Guid.Parse($"00000000-0000-0000-0000-{number:D12}");
}
