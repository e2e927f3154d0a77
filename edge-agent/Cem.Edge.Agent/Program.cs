return await Cem.Edge.Agent.AgentHost.RunAsync(args);
