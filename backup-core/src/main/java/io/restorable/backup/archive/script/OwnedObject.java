package io.restorable.backup.archive.script;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.pg.Identifiers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names an entry's object as ALTER … OWNER TO wants it. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c,
 * _getObjectDescription.
 */
final class OwnedObject {

    private static final String DROP = "DROP ";

    private OwnedObject() {}

    /** Returns the name with its kind: {@code TABLE public.orders}; nothing for kinds that have no owner of their own. */
    static Optional<String> of(TocEntry entry) {
        return switch (entry.kind()) {
            case "COLLATION",
                    "CONVERSION",
                    "DOMAIN",
                    "FOREIGN TABLE",
                    "MATERIALIZED VIEW",
                    "SEQUENCE",
                    "STATISTICS",
                    "TABLE",
                    "TEXT SEARCH DICTIONARY",
                    "TEXT SEARCH CONFIGURATION",
                    "TYPE",
                    "VIEW",
                    "DATABASE",
                    "PROCEDURAL LANGUAGE",
                    "SCHEMA",
                    "EVENT TRIGGER",
                    "FOREIGN DATA WRAPPER",
                    "SERVER",
                    "PUBLICATION",
                    "SUBSCRIPTION" -> Optional.of(entry.kind() + " " + Identifiers.qualify(schema(entry), entry.tag()));
            case "BLOB" -> Optional.of("LARGE OBJECT " + entry.oid());
            case "AGGREGATE", "FUNCTION", "OPERATOR", "OPERATOR CLASS", "OPERATOR FAMILY", "PROCEDURE" ->
                Optional.of(afterDrop(entry));
            case "CAST",
                    "CHECK CONSTRAINT",
                    "CONSTRAINT",
                    "DATABASE PROPERTIES",
                    "DEFAULT",
                    "FK CONSTRAINT",
                    "INDEX",
                    "RULE",
                    "TRIGGER",
                    "ROW SECURITY",
                    "POLICY",
                    "USER MAPPING" -> Optional.empty();
            default -> throw new UnknownEntryKindException(entry);
        };
    }

    private static @Nullable String schema(TocEntry entry) {
        return entry.schema() == null || entry.schema().isEmpty() ? null : entry.schema();
    }

    /** These need their argument types, which the entry has in its DROP statement only. */
    private static String afterDrop(TocEntry entry) {
        String drop = entry.drop() == null ? "" : entry.drop();
        if (!drop.startsWith(DROP + entry.kind())) {
            throw new UnknownEntryKindException(entry);
        }
        int end = drop.length();
        while (end > 0 && (drop.charAt(end - 1) == '\n' || drop.charAt(end - 1) == ';')) {
            end--;
        }
        return drop.substring(DROP.length(), end);
    }
}
