using System.Reflection;
using Cem.Edge.Hub.People.Access;
using Microsoft.AspNetCore.Components;

namespace Cem.Edge.Hub.Web.Live;

/// <summary>A page that reads its data when it opens and again whenever the hub says that something changed.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    [Inject]
    private LiveSignal Live { get; set; } = default!;

    [Inject]
    private Reader Reading { get; set; } = default!;

    [Inject]
    private NavigationManager Addresses { get; set; } = default!;

    /// <summary>Cancelled when the reader leaves the page.</summary>
    protected CancellationToken Leaving => leaving.Token;

    /// <summary>What the reader may see, as of the last reading.</summary>
    private protected Scope Scope { get; private set; } = Scope.Nothing;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract Task LoadAsync();

    protected override Task OnParametersSetAsync() => ReadAsync();

    // Runs in the browser's session only, never while the first HTML is rendered.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = FollowAsync();
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            leaving.Cancel();
            leaving.Dispose();
        }
    }

    /// <summary>What a handler of the page calls after a choice of the reader: rights are asked anew, as for every reading.</summary>
    protected Task ReloadAsync() => ReadAsync();

    // Roles, shops and sessions change while a page is open for hours: whoever may no longer read it is sent through the door again.
    private async Task ReadAsync()
    {
        if (GetType().GetCustomAttribute<NeedsAttribute>() is { } needs && !await Reading.MayAsync(needs.Permission))
        {
            Scope = Scope.Nothing;
            Addresses.NavigateTo(Addresses.Uri, forceLoad: true);
            return;
        }

        Scope = await Reading.ScopeAsync();
        await LoadAsync();
    }

    private async Task FollowAsync()
    {
        CancellationToken token = leaving.Token;
        try
        {
            await foreach (DateTimeOffset _ in Live.SignalsAsync(token))
            {
                await InvokeAsync(async () =>
                {
                    await ReadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The reader left.
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
    }
}
