using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>The institution in whose name a host signs, with its certificate and private key.</summary>
public sealed record SigningIdentity(string Institution, X509Certificate2 Certificate);
