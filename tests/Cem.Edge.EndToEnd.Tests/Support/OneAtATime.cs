// Each test here starts a hub, kiosks and sometimes a browser; side by side on two cores they would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
