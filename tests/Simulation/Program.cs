using JobAssist.Mobile.Simulation;
using JobAssist.Mobile.Simulation.Experiments;
using JobAssist.Mobile.Simulation.Report;

Options options;
try
{
    options = new Options(args);
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

var study = new Study(options.Assumptions, options.Seeds, options.OtherSeeds);
var samples = study.Run(Console.Error.WriteLine);
Directory.CreateDirectory(options.Folder);
foreach (var (file, text) in new Paper(study, samples).Files()) File.WriteAllText(Path.Combine(options.Folder, file), text);
Console.WriteLine(new Sentences(samples).Sign());
Console.WriteLine($"Written to {options.Folder}");
return 0;
