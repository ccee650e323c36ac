namespace JobAssist.Mobile.Domain;

/// <summary>A rule's "no": expected, part of the signature of whatever may refuse.</summary>
/// <param name="Code">Stable, <c>noun.reason</c>, never renamed; clients and statistics rely on it.</param>
/// <param name="Message">One Chinese sentence that says what to do; never personal data.</param>
public sealed record Refusal(string Code, string Message);
