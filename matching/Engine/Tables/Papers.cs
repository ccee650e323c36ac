namespace JobAssist.Mobile.Matching.Tables;

/// <summary>
/// The different sets of papers that postings demand by law, numbered; 0 is "none". A worker passes where every demand of a set
/// is met by one unexpired certificate. A licensed occupation whose papers nobody entered is met by nobody.
/// </summary>
internal sealed class Papers
{
    public const int None = 0;

    private readonly List<int[][]> _sets = [[]];
    private readonly HashSet<int> _impossible = [];
    private readonly HashSet<int> _skills = [];
    private readonly Dictionary<(int Occupation, int Certificate), int> _numbers = new() { [(-1, -1)] = None };
    private readonly OccupationColumns _occupations;

    public Papers(PostingColumns postings, OccupationColumns occupations)
    {
        _occupations = occupations;
        for (var j = 0; j < postings.Id.Length; j++)
        {
            var (occupation, own) = (postings.Occupation[j], postings.CertificateSkill[j]);
            if (!_numbers.TryAdd(KeyOf(occupation, own), _sets.Count)) continue;
            if (occupations.IsClosedToAll(occupation)) _impossible.Add(_sets.Count);
            _sets.Add([.. occupations.Demands[occupation], .. own >= 0 ? new[] { new[] { own } } : []]);
        }

        _skills.UnionWith(_sets.SelectMany(set => set).SelectMany(anyOf => anyOf));
    }

    /// <summary>The set that a posting demands; −1 when no posting demanded it before.</summary>
    public int Of(int occupation, int certificate) => _numbers.GetValueOrDefault(KeyOf(occupation, certificate), -1);

    public int Count => _sets.Count;

    /// <summary>Whether a certificate for the skill could open anything.</summary>
    public bool Matters(int skill) => _skills.Contains(skill);

    /// <summary>The numbers, above <see cref="None"/>, of the sets that somebody with these certificates meets.</summary>
    public int[] MetBy(IReadOnlySet<int> certified) =>
        [.. Enumerable.Range(1, _sets.Count - 1).Where(n => !_impossible.Contains(n) && Array.TrueForAll(_sets[n], anyOf => Array.Exists(anyOf, certified.Contains)))];

    private (int, int) KeyOf(int occupation, int certificate) =>
        (_occupations.Demands[occupation].Length > 0 || _occupations.IsClosedToAll(occupation) ? occupation : -1, certificate);
}
