using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Persistence;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Something that keeps a file from being used: where, in which field, a stable code, a Chinese sentence. Line 0: the file as a whole.</summary>
public sealed record Finding(string File, int Line, string Field, string Code, string Message);

/// <summary>What the check of all files came to. Nothing is matched while anything is refused.</summary>
public sealed class Findings
{
    private readonly List<Finding> refused = [];
    private readonly SortedDictionary<(string File, string Code), (int Count, string Message)> warned = [];

    public IReadOnlyList<Finding> Refused => refused;

    /// <summary>What was odd but has a meaning, counted by file and code.</summary>
    public IReadOnlyDictionary<(string File, string Code), (int Count, string Message)> Warned => warned;

    /// <summary>Takes over what a row's cells had wrong; true when the row may be used.</summary>
    public bool Take(string file, CheckedRow row)
    {
        foreach (var issue in row.Issues)
        {
            if (issue.Severity == ImportSeverity.Refused) refused.Add(new Finding(file, issue.Line, issue.Column, issue.Code, issue.Message));
            else warned[(file, issue.Code)] = (warned.GetValueOrDefault((file, issue.Code)).Count + 1, issue.Message);
        }

        return !row.IsRefused;
    }

    public void Refuse(string file, Spreadsheets.FileFault fault) => refused.Add(new Finding(file, fault.Line, fault.Column, fault.Code, fault.Message));
}
