package io.restorable.backup.drill;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.drill.SchemaDifference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares definitions: those of a backup with those of the database it was restored to, or those of two databases.
 * Where objects lie on disk is not compared, and nothing that belongs to the database as a whole: its name is another
 * one. Used once, by one thread.
 */
public final class SchemaComparison {

    private static final int PRE_DATA = 2;
    private static final int POST_DATA = 4;
    private static final Set<String> OF_THE_DATABASE = Set.of("DATABASE", "DATABASE PROPERTIES");
    /** In no section, as they follow the object that they belong to. */
    private static final Set<String> OF_OBJECTS = Set.of("ACL", "COMMENT", "SECURITY LABEL");

    private static final Set<String> PRIVILEGES = Set.of("ACL", "DEFAULT ACL");

    private final Depth depth;
    private final List<SchemaDifference> differences = new ArrayList<>();
    private long compared;

    /** How closely to look. */
    public enum Depth {
        /** Everything. */
        EVERYTHING,
        /** Owners and privileges aside: the server does not have those roles, or they are not ours to give. */
        WITHOUT_ROLES,
        /** Only what there is, not how it reads: another major version words some definitions in another way. */
        NAMES
    }

    /** @param depth how closely to look */
    public SchemaComparison(Depth depth) {
        this.depth = depth;
    }

    /**
     * Compares.
     *
     * @param expected the entries of an archive that are right
     * @param found the entries that are compared with them
     * @param partial whether only a part of a database is expected, so that more may be found
     * @return the differences, those of expected definitions first, in the order of their names
     */
    public List<SchemaDifference> compare(List<TocEntry> expected, List<TocEntry> found, boolean partial) {
        Map<String, List<String>> before = byName(expected);
        Map<String, List<String>> after = byName(found);
        before.forEach((name, definitions) -> {
            List<String> others = after.getOrDefault(name, List.of());
            compared += definitions.size();
            if (others.size() < definitions.size()) {
                differs(others.isEmpty() ? Kind.MISSING : Kind.TOO_FEW, name, definitions, others);
            } else if (others.size() > definitions.size() && !partial) {
                differs(Kind.TOO_MANY, name, definitions, others);
            } else if (!others.containsAll(definitions)) {
                differs(Kind.DIFFERENT, name, definitions, others);
            }
        });
        if (!partial) {
            after.forEach((name, definitions) -> {
                if (!before.containsKey(name)) {
                    differs(Kind.EXTRA, name, List.of(), definitions);
                }
            });
        }
        return List.copyOf(differences);
    }

    /** How many definitions were compared. */
    public long compared() {
        return compared;
    }

    private void differs(Kind kind, String name, List<String> expected, List<String> found) {
        differences.add(new SchemaDifference(name, kind, expected, found));
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
        boolean definition =
                entry.section() == PRE_DATA || entry.section() == POST_DATA || OF_OBJECTS.contains(entry.kind());
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
