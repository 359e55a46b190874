package io.restorable.backup.restore.migration;

import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a migration tool remembers to have done, by its own table.
 *
 * @param tool whose table it is
 * @param table where it is
 * @param applied what is in force, in the order of the table; Flyway's repeatable migrations are left out, as they have
 *     no version
 */
record MigrationHistory(MigrationTool tool, QualifiedName table, List<Migration> applied) {

    /**
     * A migration that is in force.
     *
     * @param id as the tool shows it
     * @param names all the ways to name it
     * @param baseline whether it stands for all that are older
     */
    record Migration(String id, Set<String> names, boolean baseline) {}

    /** The tool that keeps a table with these columns; empty for a table of another kind. */
    static Optional<MigrationTool> toolOf(Set<String> columns) {
        return List.of(MigrationTool.values()).stream()
                .filter(tool -> columns.containsAll(tool.columns()))
                .findFirst();
    }

    /** Reads the rows of a history table: texts by their columns' names in small letters. */
    static MigrationHistory of(MigrationTool tool, QualifiedName table, List<Map<String, @Nullable String>> rows) {
        var sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(row -> sortKey(tool, text(row, tool.order()))));
        var applied = new ArrayList<Migration>();
        for (Map<String, @Nullable String> row : sorted) {
            switch (tool) {
                case FLYWAY -> addFlyway(row, applied);
                case LIQUIBASE -> applied.add(liquibase(row));
                case PRISMA -> addPrisma(row, applied);
            }
        }
        return new MigrationHistory(tool, table, applied);
    }

    /** Ranks and numbers as numbers: shorter is smaller. */
    private static String sortKey(MigrationTool tool, String text) {
        return tool == MigrationTool.PRISMA ? text : "%20s".formatted(text);
    }

    private static void addFlyway(Map<String, @Nullable String> row, List<Migration> applied) {
        String version = row.get("version");
        if (version == null || !text(row, "success").startsWith("t")) {
            return;
        }
        String type = text(row, "type");
        String normalized = MigrationTool.FLYWAY.normalized(version);
        if (type.startsWith("UNDO") || type.equals("DELETE")) {
            applied.removeIf(earlier -> earlier.names().contains(normalized));
        } else if (!type.equals("SCHEMA")) {
            applied.add(new Migration(version, Set.of(normalized), type.endsWith("BASELINE")));
        }
    }

    private static Migration liquibase(Map<String, @Nullable String> row) {
        String id = text(row, "id");
        return new Migration(id, Set.of(id, text(row, "filename") + "::" + id + "::" + text(row, "author")), false);
    }

    private static void addPrisma(Map<String, @Nullable String> row, List<Migration> applied) {
        if (row.get("finished_at") != null && row.get("rolled_back_at") == null) {
            String name = text(row, "migration_name");
            applied.add(new Migration(name, Set.of(name), false));
        }
    }

    private static String text(Map<String, @Nullable String> row, String column) {
        String text = row.get(column);
        return text == null ? "" : text;
    }
}
