using Cem.Edge.Speech;

namespace Cem.Edge.Tools.ModelShelf;

/// <summary>Whether one model is whole: what <c>cem model verify --json</c> prints of it.</summary>
/// <param name="Problem">Why nothing could be checked, or null.</param>
internal sealed record ModelVerification(string Name, string Folder, bool Ok, string? Problem, IReadOnlyList<FileCheck> Files)
{
    private const string NoSums = "it has no model.json, so nobody knows how its files should be. Add it with: cem model add DIR";

    public static ModelVerification Of(InstalledModel model)
    {
        try
        {
            if (InstalledModel.ManifestOf(model.Folder) is not { } manifest)
                return new(model.Name, model.Folder, false, model.Problem ?? NoSums, []);
            var files = FileCheck.All(model.Folder, manifest);
            return new(model.Name, model.Folder, files.All(file => file.Ok), null, files);
        }
        catch (ModelException problem)
        {
            return new(model.Name, model.Folder, false, problem.Message, []);
        }
    }
}
