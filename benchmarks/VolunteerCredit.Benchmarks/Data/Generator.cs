namespace VolunteerCredit.Benchmarks.Data;

/// <summary>Makes records of a shape: the same at every run.</summary>
internal static class Generator
{
    private static readonly int FirstDay = new DateOnly(2023, 1, 1).DayNumber;

    /// <summary>Cumulated shares in thousandths.</summary>
    private static readonly int[] CategoryShares = [240, 330, 480, 530, 760, 900, 1000], SourceShares = [550, 750, 920, 1000], StatusShares = [920, 970, 1000];

    public static ServiceColumns Make(Shape shape)
    {
        var random = new Random(shape.Seed);
        int[] volunteers = Volunteers(shape, random);
        int count = shape.Records;
        int[] dates = new int[count], minutes = new int[count];
        long[] recordedAt = new long[count];
        byte[] categories = new byte[count], sources = new byte[count], statuses = new byte[count];
        short[]? starts = shape.Placed ? new short[count] : null;
        for (int row = 0; row < count; row++)
        {
            dates[row] = FirstDay + random.Next(Job.Days);
            minutes[row] = 30 + (int)(570 * Math.Pow(random.NextDouble(), shape.MinutesPower));
            recordedAt[row] = (dates[row] * TimeSpan.TicksPerDay) + (random.Next(20 * 86_400) * TimeSpan.TicksPerSecond);
            categories[row] = Code(CategoryShares, random);
            sources[row] = Code(SourceShares, random);
            statuses[row] = Code(StatusShares, random);
            if (starts is not null)
            {
                starts[row] = (short)random.Next((24 * 60) - minutes[row]);
            }
        }

        return new()
        {
            FirstVolunteer = shape.FirstVolunteer,
            FirstRecord = shape.FirstRecord,
            VolunteerCount = shape.Volunteers,
            Volunteers = volunteers,
            Dates = dates,
            Minutes = minutes,
            RecordedAt = recordedAt,
            Categories = categories,
            Sources = sources,
            Statuses = statuses,
            Starts = starts,
        };
    }

    /// <summary>Whose each record is: one for everybody, the rest by shares that are uneven, all shuffled.</summary>
    private static int[] Volunteers(Shape shape, Random random)
    {
        double[] weights = new double[shape.Volunteers];
        for (int volunteer = 0; volunteer < weights.Length; volunteer++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            weights[volunteer] = Math.Exp(shape.Spread * normal);
        }

        int[] volunteers = new int[shape.Records];
        double perWeight = (shape.Records - shape.Volunteers) / weights.Sum(), reached = 0;
        int row = 0;
        for (int volunteer = 0; volunteer < weights.Length; volunteer++)
        {
            reached += 1 + (weights[volunteer] * perWeight);
            volunteers[row++] = volunteer;

            // Everybody after this one still gets a row.
            for (int left = weights.Length - volunteer - 1; row < reached && row + left < volunteers.Length; row++)
            {
                volunteers[row] = volunteer;
            }
        }

        volunteers.AsSpan(row).Fill(weights.Length - 1);
        random.Shuffle(volunteers);
        return volunteers;
    }

    private static byte Code(int[] shares, Random random)
    {
        int share = random.Next(1000);
        int code = 0;
        while (shares[code] <= share)
        {
            code++;
        }

        return (byte)(code + 1);
    }
}
