namespace JobAssist.Mobile.Api.Http;

/// <summary>What is wrong with one field: its path in the body, a stable code, one Chinese sentence. Never the value.</summary>
public sealed record FieldError(string Field, string Code, string Message);
