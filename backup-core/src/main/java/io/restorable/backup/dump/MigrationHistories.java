package io.restorable.backup.dump;

import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.relation.RelationObjects;
import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.connect.Session;
import io.restorable.backup.manifest.BackupContents.MigrationHistory;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables in which Flyway, Liquibase and Prisma remember what they did, by their columns: name and schema are
 * settings of the tools. Sources: Flyway 12 and Liquibase 5 table definitions for PostgreSQL; Prisma 6,
 * _prisma_migrations.
 */
final class MigrationHistories {

    private static final Set<String> FLYWAY =
            Set.of("installed_rank", "version", "description", "type", "script", "checksum", "success");
    private static final Set<String> LIQUIBASE =
            Set.of("id", "author", "filename", "dateexecuted", "orderexecuted", "exectype", "md5sum");
    private static final Set<String> PRISMA = Set.of(
            "id", "checksum", "finished_at", "migration_name", "rolled_back_at", "started_at", "applied_steps_count");

    private static final Pattern NUMBER_SEPARATOR = Pattern.compile("[._]");
    private static final Pattern FLYWAY_VERSION = Pattern.compile("\\d+([._]\\d+)*");

    private final Session session;

    private MigrationHistories(Session session) {
        this.session = session;
    }

    /** Reads all histories whose tables are in the backup. */
    static List<MigrationHistory> read(Session session, Catalog catalog) {
        var relations = catalog.objects().relations();
        Map<Long, Set<String>> columns = new HashMap<>();
        for (Column column : relations.columns().columns()) {
            if (!column.dropped()) {
                columns.computeIfAbsent(column.relation(), oid -> new HashSet<>())
                        .add(column.name().toLowerCase(Locale.ROOT));
            }
        }
        var histories = new MigrationHistories(session);
        return relations.relations().relations().stream()
                .filter(relation -> relation.kind().isTable())
                .map(relation -> histories.read(relation, columns.getOrDefault(relation.oid(), Set.of()), relations))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<MigrationHistory> read(Relation table, Set<String> columns, RelationObjects relations) {
        if (columns.containsAll(FLYWAY)) {
            return Optional.of(flyway(table.qualifiedName()));
        } else if (columns.containsAll(LIQUIBASE)) {
            return Optional.of(liquibase(table, relations.columns().columns()));
        } else if (columns.containsAll(PRISMA)) {
            return Optional.of(prisma(table.qualifiedName()));
        }
        return Optional.empty();
    }

    private MigrationHistory flyway(QualifiedName table) {
        var applied = new ArrayList<FlywayRow>();
        session.forEach(
                "reading Flyway's history",
                "SELECT version, type FROM " + table + " WHERE success ORDER BY installed_rank",
                row -> {
                    var done = new FlywayRow(row.textOrNull("version"), row.text("type"));
                    if (done.undoes()) {
                        applied.removeIf(earlier ->
                                done.version() != null && done.version().equals(earlier.version()));
                    } else if (!done.type().equals("SCHEMA")) {
                        applied.add(done);
                    }
                });
        String newest = applied.stream()
                .map(FlywayRow::version)
                .filter(version ->
                        version != null && FLYWAY_VERSION.matcher(version).matches())
                .max(Comparator.comparing(MigrationHistories::numbers, MigrationHistories::compare))
                .orElse(null);
        return new MigrationHistory("flyway", table, applied.size(), newest);
    }

    /** Liquibase lets PostgreSQL fold its names to small letters, or keeps them large where it quotes them. */
    private MigrationHistory liquibase(Relation table, List<Column> columns) {
        Map<String, String> names = new HashMap<>();
        columns.stream()
                .filter(column -> column.relation() == table.oid() && !column.dropped())
                .forEach(column -> names.put(column.name().toLowerCase(Locale.ROOT), Identifiers.quote(column.name())));
        List<String> ids = session.query(
                "reading Liquibase's history",
                "SELECT %s AS id FROM %s ORDER BY %s, %s"
                        .formatted(
                                names.get("id"),
                                table.qualifiedName(),
                                names.get("dateexecuted"),
                                names.get("orderexecuted")),
                row -> row.text("id"));
        return new MigrationHistory("liquibase", table.qualifiedName(), ids.size(), last(ids));
    }

    private MigrationHistory prisma(QualifiedName table) {
        List<String> names = session.query(
                "reading Prisma's history",
                "SELECT migration_name FROM " + table
                        + " WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name",
                row -> row.text("migration_name"));
        return new MigrationHistory("prisma", table, names.size(), last(names));
    }

    private static @Nullable String last(List<String> texts) {
        return texts.isEmpty() ? null : texts.get(texts.size() - 1);
    }

    private static List<BigInteger> numbers(String version) {
        return NUMBER_SEPARATOR.splitAsStream(version).map(BigInteger::new).toList();
    }

    private static int compare(List<BigInteger> one, List<BigInteger> other) {
        for (int index = 0; index < Math.max(one.size(), other.size()); index++) {
            BigInteger left = index < one.size() ? one.get(index) : BigInteger.ZERO;
            BigInteger right = index < other.size() ? other.get(index) : BigInteger.ZERO;
            if (!left.equals(right)) {
                return left.compareTo(right);
            }
        }
        return 0;
    }

    private record FlywayRow(@Nullable String version, String type) {

        boolean undoes() {
            return type.startsWith("UNDO") || type.equals("DELETE");
        }
    }
}
