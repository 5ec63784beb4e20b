namespace VolunteerCredit.Testing.Laws;

/// <summary>Versions of one service or fact.</summary>
internal static class Versions
{
    /// <summary>The same case without links and without ids used twice.</summary>
    public static Scene Without(Scene scene) => scene
        .With(scene.Records.DistinctBy(r => r.Id).Select(r => r with { Replaces = null, Voids = null }))
        .With(scene.Facts.DistinctBy(f => (f.SubjectId, f.Id)).Select(f => f with { Replaces = null, Voids = null }));
}
