package io.restorable.backup.catalog.routine;

import io.restorable.backup.connect.Session;

/** Reads pg_proc, pg_aggregate, pg_language, pg_cast and pg_transform. Has no state. */
public final class RoutineReader {

    /** Reads all routines, languages, casts and transforms of the session's database. */
    public RoutineObjects read(Session session) {
        return new RoutineObjects(
                session.query("reading the functions and procedures", Routine.QUERY, Routine::read),
                session.query("reading the aggregates", Aggregate.QUERY, Aggregate::read),
                session.query("reading the procedural languages", Language.QUERY, Language::read),
                session.query("reading the casts", Cast.QUERY, Cast::read),
                session.query("reading the transforms", Transform.QUERY, Transform::read));
    }
}
