package io.restorable.backup.manifest;

import io.restorable.backup.pg.QualifiedName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds, in the words of the database. Grows with the number of tables, never with their rows.
 *
 * @param counts how many objects of each kind the archive defines, by pg_dump's names of the kinds
 * @param coverage for each system catalog, how what users made is accounted for: the proof that nothing is missing
 * @param notes what was left out or could not be read, each a full sentence
 * @param extensions the extensions that a restored database needs
 * @param roles the roles that definitions name
 * @param migrations how far the schema was migrated, by each tool whose history was found
 * @param largeObjects how many large objects there are
 * @param sequences where the sequences stood
 * @param tables the rows of each table
 */
public record BackupContents(
        Map<String, Long> counts,
        List<CatalogCoverage> coverage,
        List<String> notes,
        List<Extension> extensions,
        List<String> roles,
        List<MigrationHistory> migrations,
        LargeObjects largeObjects,
        List<Sequence> sequences,
        List<TableEntry> tables) {

    /** The object that holds the definitions of the server's roles as SQL, if they were asked for. */
    public static final String ROLES_OBJECT = "roles.sql";

    /**
     * The object that holds the contents of an encrypted backup, which are not in its manifest: names of tables and
     * digests of rows are nobody's business who has no key.
     */
    public static final String CONTENTS_OBJECT = "contents.json";

    /** Nothing at all. */
    public static final BackupContents EMPTY = new BackupContents(
            Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), LargeObjects.NONE, List.of(), List.of());

    public BackupContents {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        coverage = List.copyOf(coverage);
        notes = List.copyOf(notes);
        extensions = List.copyOf(extensions);
        roles = List.copyOf(roles);
        migrations = List.copyOf(migrations);
        sequences = List.copyOf(sequences);
        tables = List.copyOf(tables);
    }

    /**
     * What became of the rows of one system catalog that users made.
     *
     * @param catalog the catalog: {@code pg_class}
     * @param defined how many have an entry of their own in the archive
     * @param covered how many come back along with another entry
     * @param leftOut how many the backup does not hold, by the reason: {@code of_extension}, {@code of_system},
     *     {@code of_left_out}, {@code out_of_scope}, {@code unreadable}
     */
    public record CatalogCoverage(String catalog, int defined, int covered, Map<String, Integer> leftOut) {

        public CatalogCoverage {
            leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        }
    }

    /**
     * An extension that the restored database needs.
     *
     * @param name its name
     * @param version its version in the source database
     * @param schema the schema of its objects
     */
    public record Extension(String name, String version, String schema) {}

    /**
     * Where a sequence stood.
     *
     * @param name the sequence
     * @param lastValue {@code last_value}
     * @param called {@code is_called}: whether the next value comes after {@code lastValue}, or is it
     */
    public record Sequence(QualifiedName name, long lastValue, boolean called) {}

    /**
     * The large objects of a backup.
     *
     * @param count how many
     * @param bytes their length together
     */
    public record LargeObjects(long count, long bytes) {

        /** None at all. */
        public static final LargeObjects NONE = new LargeObjects(0, 0);
    }

    /**
     * How far the schema was migrated.
     *
     * @param tool whose history it is: {@code flyway}, {@code liquibase}, {@code prisma}
     * @param table where the tool keeps it
     * @param applied how many migrations had been applied
     * @param currentVersion the newest one, as the tool names it, or {@code null} if none has been applied
     */
    public record MigrationHistory(
            String tool,
            QualifiedName table,
            int applied,
            @Nullable String currentVersion) {}
}
