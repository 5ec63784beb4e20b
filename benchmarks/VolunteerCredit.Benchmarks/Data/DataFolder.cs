using VolunteerCredit.Benchmarks.Baselines;

namespace VolunteerCredit.Benchmarks.Data;

/// <summary>Generated records and what is to come out of them, as files: <c>records.csv</c>, <c>expected.csv</c>, <c>expected.csv.totals</c>.</summary>
internal static class DataFolder
{
    public static void Write(string folder, int records)
    {
        Directory.CreateDirectory(folder);
        ServiceColumns columns = Generator.Make(Shape.Capped(records));
        GroupedColumns grouped = GroupedColumns.Of(columns);
        CsvFile.Write(Path.Combine(folder, "records.csv"), columns);
        ExpectedFile.Write(Path.Combine(folder, "expected.csv"), columns, HandLoop.Capped(grouped), HandLoop.Uncapped(grouped));
    }
}
