using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>Passwords may be tried 30 times a minute from one address, since a whole shop may share one (a whole /64 of IPv6 counts as one). An account locks itself for 5 minutes after 5 wrong ones beside it.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";

    public const int PerMinute = 30;

    public static void Add(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, http => RateLimitPartition.GetSlidingWindowLimiter(
            Address(http.Connection.RemoteIpAddress),
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));
        options.OnRejected = async (rejected, cancellation) =>
        {
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            rejected.HttpContext.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            await rejected.HttpContext.Response.WriteAsync("Too many tries from this address. Wait a minute and try again.", cancellation);
        };
    }

    private static string Address(System.Net.IPAddress? address)
    {
        byte[] bytes = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().GetAddressBytes() : address?.GetAddressBytes() ?? [];
        return Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }
}
