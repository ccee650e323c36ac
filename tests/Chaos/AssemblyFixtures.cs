[assembly: AssemblyFixture(typeof(JobAssist.Mobile.TestShared.ServersOfThisRun))]
