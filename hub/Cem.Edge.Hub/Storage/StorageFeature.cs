using Cem.Edge.Hub.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Storage;

internal static class StorageFeature
{
    private const string KeyFolder = "keys";

    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSingleton(provider => HubDatabase.Open(
            provider.GetRequiredService<IOptions<HubOptions>>().Value.Data,
            provider.GetRequiredService<TimeProvider>()));

        services.AddDataProtection().UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });

        // Keys of cookies and forms live with the data: a backup of the folder is a backup of the hub.
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<HubOptions>, ILoggerFactory>((keys, hub, logging) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(Path.Combine(hub.Value.Data, KeyFolder)), logging));
        return services;
    }
}
