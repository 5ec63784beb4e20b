using System.Security.Cryptography;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Running;

/// <summary>Keys that the user keeps in files.</summary>
internal static class KeyFiles
{
    private const int SecretBytesMax = 64;

    /// <summary>A secret: the bytes of the file.</summary>
    /// <exception cref="UsageException">It cannot be read, or has too few bytes or too many (VC6015).</exception>
    public static byte[] Secret(string path, int bytesMin)
    {
        byte[] bytes = Read(path, File.ReadAllBytes);
        return bytes.Length >= bytesMin && bytes.Length <= SecretBytesMax ? bytes
            : throw Wrong(path, $"{bytes.Length} B", new($"{bytesMin} to {SecretBytesMax} bytes, for instance: head -c 32 /dev/urandom > {path}", $"{bytesMin} 至 {SecretBytesMax} 字节，例如：head -c 32 /dev/urandom > {path}"));
    }

    /// <summary>A key of ECDSA, private or public.</summary>
    /// <exception cref="UsageException">It cannot be read, or is none (VC6015).</exception>
    public static ECDsa Signing(string path, bool isPrivate)
    {
        string pem = Read(path, File.ReadAllText);
        bool isPublic = isPrivate && pem.Contains("PUBLIC KEY", StringComparison.Ordinal) && !pem.Contains("PRIVATE KEY", StringComparison.Ordinal);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return isPublic ? throw new CryptographicException("a public key") : key;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw Wrong(path, isPublic ? FileFaults.PublicKey : FileFaults.NoKey, isPrivate
                ? new("a private key of ECDSA on P-256 as PEM: openssl ecparam -name prime256v1 -genkey -noout -out key.pem", "PEM 格式的 ECDSA P-256 私钥：openssl ecparam -name prime256v1 -genkey -noout -out key.pem")
                : new("a public key of ECDSA on P-256 as PEM: openssl ec -in key.pem -pubout -out public.pem", "PEM 格式的 ECDSA P-256 公钥：openssl ec -in key.pem -pubout -out public.pem"));
        }
    }

    /// <summary>What a file holds.</summary>
    /// <exception cref="UsageException">It cannot be read (VC1001).</exception>
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(new Notice("VC1001", new Place { Source = path }, FileFaults.Of(fault)));
        }
    }

    private static UsageException Wrong(string path, string found, Words expected) => new(new Notice("VC6015", new Place { Source = path }, found, expected));
}
