package io.restorable.backup.catalog.schema;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row of pg_database for the database at hand, and its settings.
 *
 * @param encoding the name of its encoding: {@code UTF8}
 * @param localeProvider {@code 'c'} for libc, {@code 'i'} for ICU, {@code 'b'} for PostgreSQL's own
 * @param collate LC_COLLATE
 * @param characterType LC_CTYPE
 * @param locale the locale of a provider other than libc, or {@code null}
 * @param icuRules ICU's tailoring rules, or {@code null}
 * @param tablespace its default tablespace
 * @param connectionLimit -1 for none
 * @param template whether anybody may clone it
 * @param comment its comment, or {@code null}
 * @param labels its security labels
 * @param settings what {@code ALTER DATABASE … SET} and {@code ALTER ROLE … IN DATABASE … SET} set, in order
 */
public record DatabaseFacts(
        ObjectIdentity identity,
        String encoding,
        char localeProvider,
        String collate,
        String characterType,
        @Nullable String locale,
        @Nullable String icuRules,
        String tablespace,
        int connectionLimit,
        boolean template,
        @Nullable String comment,
        List<Label> labels,
        AccessPrivileges privileges,
        List<Setting> settings)
        implements DatabaseObject {

    public DatabaseFacts {
        labels = List.copyOf(labels);
        settings = List.copyOf(settings);
    }

    /** One security label on the database. */
    public record Label(String provider, String text) {}

    /**
     * One setting.
     *
     * @param role the role it is for, or {@code null} for all
     * @param assignment {@code name=value} as the catalog holds it
     */
    public record Setting(@Nullable String role, String assignment) {}
}
