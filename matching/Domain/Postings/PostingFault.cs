namespace JobAssist.Mobile.Domain.Postings;

/// <summary>What keeps one field of a posting from being handed in.</summary>
/// <param name="Field">The field as the API names it.</param>
/// <param name="Code">Stable, from the one list of reason codes (<c>wage.no_unit</c>).</param>
/// <param name="Message">One Chinese sentence that says what to write instead.</param>
public sealed record PostingFault(string Field, string Code, string Message);
