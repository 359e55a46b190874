package io.restorable.backup.catalog.routine;

import java.util.List;

/** The routines of one database, and what is made of routines alone. */
public record RoutineObjects(
        List<Routine> routines,
        List<Aggregate> aggregates,
        List<Language> languages,
        List<Cast> casts,
        List<Transform> transforms) {

    public RoutineObjects {
        routines = List.copyOf(routines);
        aggregates = List.copyOf(aggregates);
        languages = List.copyOf(languages);
        casts = List.copyOf(casts);
        transforms = List.copyOf(transforms);
    }
}
