using System.CommandLine;
using System.CommandLine.Parsing;

namespace Cem.Edge.Tools.Shell;

/// <summary>The option of every verb that asks a running hub: <c>--hub URL</c>.</summary>
internal sealed class HubOption : Option<Uri>
{
    public HubOption() : base("--hub")
    {
        Description = "Address of the hub.";
        HelpName = "URL";
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080");
        CustomParser = Address;
    }

    private static Uri? Address(ArgumentResult given)
    {
        string text = given.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https"))
        {
            return address;
        }

        given.AddError($"--hub is {text}; write an address such as http://127.0.0.1:8080.");
        return null;
    }
}
