using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Verbs;

namespace VolunteerCredit.Tool.Scoring;

/// <summary>The mapping that <c>--map</c> names.</summary>
internal static class ForeignForm
{
    /// <summary>The mapping, with its key; <see langword="null"/> where records are in the normal form.</summary>
    /// <exception cref="UsageException">There is no such mapping, or its key cannot be read.</exception>
    /// <exception cref="RefusedException">It is refused.</exception>
    public static RecordMapping? Read(Request request)
    {
        if (request.Map is not { } name)
        {
            return null;
        }

        if (!RecordMappings.Ids.Contains(name) && !File.Exists(name))
        {
            throw new UsageException(new Notice("VC1054", new Place { Name = "--map" }, Texts.Printable(name), Words.Same(Nearest.Of(name, RecordMappings.Ids))));
        }

        try
        {
            RecordMapping mapping = RecordMapping.Read(RecordMappings.Ids.Contains(name) ? RecordMappings.Source(name) : RuleSetSource.FromFile(name));
            return request.MapKey is { } key ? mapping.WithKey(KeyFiles.Secret(key, RecordMapping.KeyBytesMin))
                : mapping.NeedsKey ? throw new UsageException(new Notice("VC6020", new Place { Name = "--map-key" }, Texts.Printable(name)))
                : mapping;
        }
        catch (MappingRefusedException refused)
        {
            throw new UsageException(refused.Faults);
        }
    }
}
