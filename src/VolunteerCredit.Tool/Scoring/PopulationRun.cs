using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Scoring;

/// <summary>Files taken as objects: for what is asked about single volunteers, or groups of them.</summary>
internal static class PopulationRun
{
    /// <summary>Reads files; <see langword="null"/> if a whole file was refused.</summary>
    public static Population? Read(Request request, Surroundings surroundings, RunFindings findings)
    {
        using var progress = new ProgressLine(surroundings, request.Quiet);
        var files = new InputFiles(request, surroundings, findings, progress);
        var population = Population.Create(files.Records(), files.Facts());
        foreach (Notice notice in population.Notices)
        {
            findings.Add(notice);
        }

        return findings.LacksFile ? null : population;
    }

    /// <summary>The one who is asked about: of several items the one named, or the only one.</summary>
    /// <param name="items">Volunteers, or results.</param>
    /// <param name="idOf">Whose an item is.</param>
    /// <param name="request">May name one.</param>
    /// <param name="surroundings">Where it is said what was refused, if there is no such one: the rows may be among it.</param>
    /// <param name="findings">What was refused.</param>
    /// <exception cref="UsageException">There is no such one (VC6011), none is named of several (VC6014), or there is nobody (VC6019).</exception>
    public static T One<T>(IReadOnlyList<T> items, Func<T, string> idOf, Request request, Surroundings surroundings, RunFindings findings)
        where T : class
    {
        if (request.Volunteer is null && items.Count == 1)
        {
            return items[0];
        }

        if (items.FirstOrDefault(item => idOf(item) == request.Volunteer) is { } asked)
        {
            return asked;
        }

        findings.Print(surroundings, request.Quiet);
        if (items.Count == 0)
        {
            throw new UsageException(new Notice("VC6019", default));
        }

        string count = items.Count.ToString("N0", CultureInfo.InvariantCulture);
        throw request.Volunteer is not { } id
            ? new UsageException(new Notice("VC6014", new Place { Name = "--volunteer" }, count))
            : new UsageException(new Notice("VC6011", default, Texts.Printable(id)));
    }
}
