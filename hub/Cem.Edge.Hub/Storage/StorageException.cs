namespace Cem.Edge.Hub.Storage;

/// <summary>The database cannot be used as it is; the message names the file and the remedy.</summary>
internal sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause);
