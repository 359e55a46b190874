package io.restorable.backup.restore.migration;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A tool that changes schemas and remembers in a table what it did. The table is known by its columns: its name and
 * schema are settings. Sources: Flyway 12 and Liquibase 5 table definitions for PostgreSQL; Prisma 6,
 * _prisma_migrations.
 */
public enum MigrationTool {
    /** Versions are numbers with dots, applied in their order. */
    FLYWAY("installed_rank", "installed_rank version description type script checksum success"),
    /** Change sets have an id, an author and a file, and no order but that of the change log. */
    LIQUIBASE("orderexecuted", "id author filename dateexecuted orderexecuted exectype md5sum"),
    /** Migrations are named by their time. */
    PRISMA("migration_name", "id checksum finished_at migration_name rolled_back_at started_at applied_steps_count");

    private static final Pattern SEPARATOR = Pattern.compile("[._]");
    private static final Pattern VERSION = Pattern.compile("\\d+([._]\\d+)*");

    private final String order;
    private final String columns;

    MigrationTool(String order, String columns) {
        this.order = order;
        this.columns = columns;
    }

    /** The columns of its history table, in small letters. */
    Set<String> columns() {
        return Set.of(columns.split(" "));
    }

    /** The column that tells the order. */
    String order() {
        return order;
    }

    /** As the tool is called in messages: {@code flyway}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the ids tell which of two migrations is newer. */
    boolean hasOrder() {
        return this != LIQUIBASE;
    }

    /** Which of two ids is newer, for tools that have an order. */
    Comparator<String> comparator() {
        return this == FLYWAY
                ? Comparator.comparing(MigrationTool::numbers, MigrationTool::compare)
                : Comparator.naturalOrder();
    }

    /** The same text for ids that mean the same: Flyway's 1.0 is its 1, and its 2_1 is its 2.1. */
    String normalized(String id) {
        if (this != FLYWAY || !VERSION.matcher(id).matches()) {
            return id;
        }
        var parts = new ArrayList<>(numbers(id));
        while (parts.size() > 1 && parts.get(parts.size() - 1).signum() == 0) {
            parts.remove(parts.size() - 1);
        }
        return String.join(".", parts.stream().map(BigInteger::toString).toList());
    }

    private static List<BigInteger> numbers(String version) {
        return VERSION.matcher(version).matches()
                ? SEPARATOR.splitAsStream(version).map(BigInteger::new).toList()
                : List.of();
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
}
