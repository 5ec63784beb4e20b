using System.Globalization;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Receipts;

/// <summary>
/// The entry point of the test assembly, which test runners do not use: an auditor in a process of his own, with a folder of receipts and one of rule sets,
/// and the records in another order and from two files.
/// </summary>
internal static class OtherProcess
{
    /// <summary>Verifies every receipt of a folder; its name says of which scene it is: <c>SEED-SIZE-ANYTHING.json</c>.</summary>
    /// <param name="args">The folder, the culture, and what the local time must be ahead of UTC on 1 January 2020, in minutes.</param>
    /// <returns>0 if all hold.</returns>
    public static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(args[1]);
        CreditEngine engine = CreditEngine.Create(options => options.Add(RuleSetSource.FromText("""{ "id": "t", "version": "1", "honesty": "illustrative", "measures": { "hours": { "type": "hours" } } }""")));
        var with = new ReceiptVerification { Archive = RuleSetArchive.FromFolder(Path.Combine(args[0], "rules")) };
        int verified = 0, failed = 0;
        foreach (string path in Directory.GetFiles(args[0], "*.json"))
        {
            string[] name = Path.GetFileName(path).Split('-');
            Volunteer volunteer = InPieces(SceneMaker.Make(ulong.Parse(name[0], CultureInfo.InvariantCulture), int.Parse(name[1], CultureInfo.InvariantCulture)));
            Notice? difference = Receipt.TryRead(File.ReadAllBytes(path), out Receipt? receipt, out Notice? refusal) ? engine.Verify(receipt, volunteer, with).Difference : refusal;
            if (difference is null)
            {
                verified++;
                continue;
            }

            failed++;
            Console.WriteLine($"{Path.GetFileName(path)}: {difference}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verified} hold, {failed} differ; {CultureInfo.CurrentCulture.Name}, {TimeZoneInfo.Local.GetUtcOffset(new DateTime(2020, 1, 1)).TotalMinutes:0} min"));
        return failed == 0 ? 0 : 1;
    }

    /// <summary>The records from back to front, one half after the other, and others' records beside them.</summary>
    public static Volunteer InPieces(Scene scene)
    {
        ServiceRecord[] records = [.. scene.Records.Reverse()];
        ServiceRecord[] others = [.. scene.Records.Select(r => r with { VolunteerId = "w", Id = "w-" + r.Id, Replaces = null, Voids = null })];
        return Population.Create([.. records.Where((_, i) => i % 2 == 1), .. others, .. records.Where((_, i) => i % 2 == 0)], [.. scene.Facts.Reverse()])
            .Volunteers.FirstOrDefault(v => v.Id == scene.Volunteer.Id) ?? new Volunteer(scene.Volunteer.Id);
    }
}
