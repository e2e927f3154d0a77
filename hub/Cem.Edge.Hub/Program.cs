Cem.Edge.Hub.Broker.ProcessMemory.KeepOneHeap();
return await Cem.Edge.Hub.HubHost.RunAsync(args, Console.Out, Console.Error);
