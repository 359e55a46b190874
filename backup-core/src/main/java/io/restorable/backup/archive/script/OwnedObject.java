package io.restorable.backup.archive.script;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.pg.Identifiers;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names an entry's object as ALTER … OWNER TO wants it. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c,
 * _getObjectDescription.
 */
final class OwnedObject {

    private static final String DROP = "DROP ";

    private static final Set<String> NAMED_BY_TAG = Set.of(
            "COLLATION",
            "CONVERSION",
            "DATABASE",
            "DOMAIN",
            "EVENT TRIGGER",
            "FOREIGN DATA WRAPPER",
            "FOREIGN TABLE",
            "MATERIALIZED VIEW",
            "PROCEDURAL LANGUAGE",
            "PUBLICATION",
            "SCHEMA",
            "SEQUENCE",
            "SERVER",
            "STATISTICS",
            "SUBSCRIPTION",
            "TABLE",
            "TEXT SEARCH CONFIGURATION",
            "TEXT SEARCH DICTIONARY",
            "TYPE",
            "VIEW");

    /** These need their argument types, or their access method, which the entry has in its DROP statement only. */
    private static final Set<String> NAMED_BY_DROP =
            Set.of("AGGREGATE", "FUNCTION", "OPERATOR", "OPERATOR CLASS", "OPERATOR FAMILY", "PROCEDURE");

    private static final Set<String> WITHOUT_OWNER = Set.of(
            "CAST",
            "CHECK CONSTRAINT",
            "CONSTRAINT",
            "DATABASE PROPERTIES",
            "DEFAULT",
            "FK CONSTRAINT",
            "INDEX",
            "POLICY",
            "ROW SECURITY",
            "RULE",
            "TRIGGER",
            "USER MAPPING");

    private OwnedObject() {}

    /** Returns the name with its kind: {@code TABLE public.orders}; nothing for kinds that have no owner of their own. */
    static Optional<String> of(TocEntry entry) {
        if (NAMED_BY_TAG.contains(entry.kind())) {
            return Optional.of(entry.kind() + " " + Identifiers.qualify(schema(entry), entry.tag()));
        }
        if (NAMED_BY_DROP.contains(entry.kind())) {
            return Optional.of(afterDrop(entry));
        }
        if (entry.kind().equals(EntryKind.BLOB)) {
            return Optional.of("LARGE OBJECT " + entry.oid());
        }
        if (WITHOUT_OWNER.contains(entry.kind())) {
            return Optional.empty();
        }
        throw new UnknownEntryKindException(entry);
    }

    private static @Nullable String schema(TocEntry entry) {
        return entry.schema() == null || entry.schema().isEmpty() ? null : entry.schema();
    }

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
