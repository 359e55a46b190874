package io.restorable.backup.drill;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.verify.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the definitions of a backup with those of the database it was restored to. Where objects lie on disk is not
 * compared, and nothing that belongs to the database as a whole: its name is another one.
 */
final class SchemaComparison {

    private static final int PRE_DATA = 2;
    private static final int POST_DATA = 4;
    private static final Set<String> OF_THE_DATABASE = Set.of("DATABASE", "DATABASE PROPERTIES");
    private static final Set<String> PRIVILEGES = Set.of("ACL", "DEFAULT ACL");

    private final Depth depth;
    private final List<Finding> findings = new ArrayList<>();
    private long compared;

    /** How closely to look. */
    enum Depth {
        /** Everything. */
        EVERYTHING,
        /** Owners and privileges aside: the server does not have those roles, or they are not ours to give. */
        WITHOUT_ROLES,
        /** Only what there is, not how it reads: another major version words some definitions in another way. */
        NAMES
    }

    SchemaComparison(Depth depth) {
        this.depth = depth;
    }

    /**
     * Compares.
     *
     * @param partial whether the backup holds a part of a database only, so that more may be there than it made
     */
    List<Finding> compare(List<TocEntry> expected, List<TocEntry> found, boolean partial) {
        Map<String, List<String>> before = byName(expected);
        Map<String, List<String>> after = byName(found);
        before.forEach((name, definitions) -> {
            List<String> others = after.getOrDefault(name, List.of());
            compared += definitions.size();
            if (others.size() < definitions.size()) {
                differs(name, others.isEmpty() ? "is missing from the restored database" : "is there too rarely");
            } else if (others.size() > definitions.size() && !partial) {
                differs(name, "is there more often than in the backup");
            } else if (!others.containsAll(definitions)) {
                differs(name, "reads otherwise in the restored database");
            }
        });
        if (!partial) {
            after.keySet().stream()
                    .filter(name -> !before.containsKey(name))
                    .forEach(name -> differs(name, "is in the restored database, and not in the backup"));
        }
        return List.copyOf(findings);
    }

    /** How many definitions were compared. */
    long compared() {
        return compared;
    }

    private void differs(String name, String detail) {
        findings.add(new Finding(Finding.Kind.DIFFERENT_SCHEMA, name, detail));
    }

    private Map<String, List<String>> byName(List<TocEntry> entries) {
        var definitions = new TreeMap<String, List<String>>();
        entries.stream()
                .filter(this::isCompared)
                .forEach(entry -> definitions
                        .computeIfAbsent(name(entry), key -> new ArrayList<>())
                        .add(definition(entry)));
        return definitions;
    }

    private boolean isCompared(TocEntry entry) {
        boolean definition = entry.section() == PRE_DATA || entry.section() == POST_DATA;
        boolean ofTheDatabase = OF_THE_DATABASE.contains(entry.kind())
                || (entry.schema() == null && entry.tag().startsWith("DATABASE "));
        boolean ofRoles = PRIVILEGES.contains(entry.kind());
        return definition && !ofTheDatabase && (depth == Depth.EVERYTHING || !ofRoles);
    }

    private static String name(TocEntry entry) {
        return entry.kind() + " " + (entry.schema() == null ? "" : entry.schema() + ".") + entry.tag();
    }

    private String definition(TocEntry entry) {
        String create = entry.create() == null ? "" : entry.create();
        return switch (depth) {
            case NAMES -> "";
            case WITHOUT_ROLES -> create;
            case EVERYTHING -> create + "\nowner " + entry.owner();
        };
    }
}
