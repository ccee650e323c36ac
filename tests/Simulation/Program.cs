using JobAssist.Mobile.Simulation;
using JobAssist.Mobile.Simulation.Experiments;

var study = new Study(Assumptions.Stated, 2);
var samples = study.Run(Console.Error.WriteLine);
Console.Write(samples.ToCsv());
return 0;
