package io.restorable.backup.catalog.routine;

import io.restorable.backup.connect.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a routine runs.
 *
 * @param language the language's name, not quoted
 * @param source the source text, or the name of the function within its library; empty where {@code sqlBody} counts
 * @param library the file of a C function, or {@code null}
 * @param sqlBody a body in standard SQL, parsed when the routine was made, or {@code null}
 */
public record RoutineBody(
        String language,
        String source,
        @Nullable String library,
        @Nullable String sqlBody) {

    static final String COLUMNS = """
            l.lanname, p.prosrc, p.probin, pg_get_function_sqlbody(p.oid) AS sql_body\
            """;

    static RoutineBody read(Row row) {
        return new RoutineBody(
                row.text("lanname"), row.text("prosrc"), row.textOrNull("probin"), row.textOrNull("sql_body"));
    }
}
