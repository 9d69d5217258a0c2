using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// The directory that a host works with. Whoever judges takes <see cref="Current"/> once and stays with it; a look at the folder reads all of it beside
/// the one in use and then changes this one reference, or nothing.
/// </summary>
public sealed class TrustInUse(string folder, TrustDirectory first)
{
    private readonly Lock _looking = new();
    private string _seen = first.FilesDigest;
    private volatile TrustDirectory _current = first;
    private volatile IReadOnlyList<TrustProblem> _problems = [];

    public TrustDirectory Current => _current;

    /// <summary>Why the folder as it is now is not in use; empty where it is. Asked by whoever reports the host's state.</summary>
    public IReadOnlyList<TrustProblem> Problems => _problems;

    /// <summary>
    /// Reads the folder if it changed since the last look, and takes it if nothing is wrong with it. What is given back tells whether there was a change: null
    /// where there was none, an empty list where the new directory is in use, else every reason why the former one stays.
    /// </summary>
    public IReadOnlyList<TrustProblem>? Look()
    {
        lock (_looking)
        {
            var files = TrustFiles.Read(folder);
            if (files.Digest == _seen)
            {
                return null;
            }

            var (next, problems) = TrustDirectory.Load(files, _current.StaleLists);
            if (next is not null)
            {
                problems = Against(next);
            }

            // Not before it was read to its end: what threw on the way is looked at again.
            _seen = files.Digest;
            _problems = problems;
            if (problems.Count == 0)
            {
                _current = next!;
            }

            return problems;
        }
    }

    /// <summary>A folder that went away, or a list that went back, is read without a fault and would trust nobody, or somebody who was revoked.</summary>
    private IReadOnlyList<TrustProblem> Against(TrustDirectory next)
    {
        CodedText? code = next.Authorities.Count == 0 && _current.Authorities.Count > 0 ? TrustCodes.Gone
            : next.Lists.GoesBackFrom(_current.Lists, next.Authorities) ? RevocationCodes.Older
            : null;
        return code is null ? [] : [new TrustProblem(code.Code, folder, code.Text())];
    }
}
