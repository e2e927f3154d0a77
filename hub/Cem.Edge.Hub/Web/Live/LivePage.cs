using Microsoft.AspNetCore.Components;

namespace Cem.Edge.Hub.Web.Live;

/// <summary>A page that reads its data when it opens and again whenever the hub says that something changed.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    [Inject]
    private LiveSignal Live { get; set; } = default!;

    /// <summary>Cancelled when the reader leaves the page.</summary>
    protected CancellationToken Leaving => leaving.Token;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract Task LoadAsync();

    protected override Task OnParametersSetAsync() => LoadAsync();

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

    private async Task FollowAsync()
    {
        CancellationToken token = leaving.Token;
        try
        {
            await foreach (DateTimeOffset _ in Live.SignalsAsync(token))
            {
                await InvokeAsync(async () =>
                {
                    await LoadAsync();
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
