using JobAssist.Mobile.Simulation;
using JobAssist.Mobile.Simulation.Experiments;

Probe.Run(Assumptions.Stated, 2);
return 0;
