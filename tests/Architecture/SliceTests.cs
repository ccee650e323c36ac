using System.Reflection;
using System.Text.RegularExpressions;
using JobAssist.Mobile.Api.Http;

namespace JobAssist.Mobile.Architecture.Tests;

/// <summary>One file is one use case, and stands alone.</summary>
public sealed partial class SliceTests
{
    private static readonly Assembly Api = typeof(FieldError).Assembly;
    private static readonly BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static List<Type> Slices => [.. Api.GetTypes().Where(type => type.GetMethod("HandleAsync", Everything) is { IsStatic: true })];

    [Fact]
    public void Every_request_record_is_public_because_the_validator_skips_the_others()
    {
        var requests = Api.GetTypes().Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(requests);
        Assert.All(requests, type => Assert.True(type is { IsPublic: true, IsSealed: true }, type.Name));
    }

    [Fact]
    public void No_slice_uses_another_slice()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "api"), "*.cs", SearchOption.AllDirectories).Select(file => (Name: Path.GetFileNameWithoutExtension(file), Text: File.ReadAllText(file))).ToList();
        var slices = Slices.ConvertAll(slice => slice.Name);

        Assert.NotEmpty(slices);
        var meetings = from source in sources
                       where slices.Contains(source.Name)
                       from word in Words().Matches(source.Text).Select(match => match.Groups["word"].Value).Distinct()
                       where slices.Any(other => other != source.Name && (word == other || word == other + "Request"))
                       select $"{source.Name} uses {word}";
        Assert.Empty(meetings);
    }

    [Fact]
    public void Every_slice_is_named_as_its_file_and_passes_on_its_cancellation()
    {
        Assert.NotEmpty(Slices);
        Assert.All(Slices, slice =>
        {
            Assert.Single(Directory.GetFiles(Path.Combine(Repository.Root, "api"), slice.Name + ".cs", SearchOption.AllDirectories));
            var handler = slice.GetMethod("HandleAsync", Everything)!;
            if (typeof(Task).IsAssignableFrom(handler.ReturnType)) Assert.Equal(typeof(CancellationToken), handler.GetParameters()[^1].ParameterType);
        });
    }

    [Fact]
    public void No_SQL_lies_in_the_program()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "api"), "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(sources);
        Assert.All(sources, file => Assert.DoesNotMatch(@"ExecuteSql|SqlQuery|FromSql|CreateCommand", File.ReadAllText(file)));
    }

    [GeneratedRegex(@"(^|[^.\w""])(?<word>[A-Z]\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
