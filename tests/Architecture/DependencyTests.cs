using System.Reflection;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;

namespace JobAssist.Mobile.Architecture.Tests;

/// <summary>Layers between projects, slices inside them.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Domain = typeof(Refusal).Assembly;
    private static readonly Assembly Engine = Assembly.Load("JobAssist.Mobile.Matching");
    private static readonly Assembly Infra = typeof(MobileDbContext).Assembly;
    private static readonly Assembly Api = typeof(FieldError).Assembly;
    private static readonly Assembly Notifications = Assembly.Load("JobAssist.Mobile.Notifications");

    [Fact]
    public void The_domain_stands_on_nothing() => Assert.All(NamesOf(Domain), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void The_engine_stands_on_the_domain_only() =>
        Assert.All(NamesOf(Engine), name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name == Domain.GetName().Name, name));

    [Fact]
    public void What_talks_to_the_outside_knows_no_program() => Assert.DoesNotContain(NamesOf(Infra), IsProgram);

    [Fact]
    public void The_two_programs_never_meet_in_code()
    {
        Assert.DoesNotContain(NamesOf(Api), IsProgram);
        Assert.DoesNotContain(NamesOf(Notifications), IsProgram);
    }

    [Fact]
    public void No_project_file_names_what_its_layer_must_not_know()
    {
        var allowed = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["matching/Domain/JobAssist.Mobile.Domain.csproj"] = [],
            ["matching/Engine/JobAssist.Mobile.Matching.csproj"] = ["JobAssist.Mobile.Domain.csproj"],
            ["infra/JobAssist.Mobile.Infra.csproj"] = ["JobAssist.Mobile.Domain.csproj", "JobAssist.Mobile.Matching.csproj"],
            ["api/JobAssist.Mobile.Api.csproj"] = ["JobAssist.Mobile.Domain.csproj", "JobAssist.Mobile.Matching.csproj", "JobAssist.Mobile.Infra.csproj"],
            ["notifications/JobAssist.Mobile.Notifications.csproj"] = ["JobAssist.Mobile.Domain.csproj", "JobAssist.Mobile.Matching.csproj", "JobAssist.Mobile.Infra.csproj"],
        };

        Assert.All(allowed, project =>
        {
            var references = System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Root, project.Key)).Descendants("ProjectReference").Select(reference => Path.GetFileName((string)reference.Attribute("Include")!));
            Assert.Empty(references.Except(project.Value));
        });
    }

    private static IEnumerable<string> NamesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static bool IsProgram(string name) => name is "JobAssist.Mobile.Api" or "JobAssist.Mobile.Notifications" or "JobAssist.Mobile.Cli" or "jobassist";
}
