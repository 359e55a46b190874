package io.restorable.backup.archive.script;

import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.LargeObjectGroup;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.pg.Identifiers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL statements that make or drop the object of an entry, as pg_restore would run them. Rows and large objects'
 * bytes are not part of them. Immutable. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c, _printTocEntry.
 *
 * <p>Each text is to be sent to the server whole, in the simple query protocol, and may hold several statements that the
 * server then runs as one transaction. Over JDBC this means: a plain {@link java.sql.Statement}, never a prepared one;
 * {@code setEscapeProcessing(false)}, so that braces stay; and the connection property {@code preferQueryMode} at {@code
 * simple} or {@code extendedForPrepared}, so that pgjdbc neither cuts the text at semicolons nor looks for parameters. A
 * session must be set up with {@link SessionSettings} first, and {@link EntrySettings} go before each entry.
 */
public final class EntryStatements {

    private static final int PARTITIONED_TABLE = 'p';

    private final Map<Integer, TocEntry> largeObjects = new HashMap<>();
    private final boolean owners;

    /**
     * @param contents the archive
     * @param owners whether objects get the owners that the archive names, rather than the session's user
     */
    public EntryStatements(TableOfContents contents, boolean owners) {
        this.owners = owners;
        contents.entries().stream()
                .filter(entry -> entry.kind().equals(EntryKind.BLOB_METADATA))
                .forEach(entry -> largeObjects.put(entry.dumpId(), entry));
    }

    /**
     * Returns the statements that make an entry's object and give it its owner; none where the entry has only data, or a
     * comment in the place of a definition.
     *
     * @throws UnknownEntryKindException if it has an owner and its kind is not known
     */
    public List<String> create(TocEntry entry) {
        return Stream.of(definition(entry), ownership(entry), accessMethodOfPartitions(entry))
                .flatMap(List::stream)
                .filter(statement -> !isComment(statement))
                .toList();
    }

    /**
     * Returns the statements that drop an entry's object where it exists; none where nothing is to be dropped. To be run
     * in the reverse order of the archive.
     */
    public List<String> drop(TocEntry entry) {
        return dropOrComment(entry).stream()
                .filter(statement -> !isComment(statement))
                .toList();
    }

    List<String> dropOrComment(TocEntry entry) {
        String drop = entry.drop();
        if (entry.kind().equals(EntryKind.BLOB_METADATA)) {
            return LargeObjectGroup.of(entry).oids().stream()
                    .map(EntryStatements::dropLargeObject)
                    .toList();
        }
        if (drop == null || drop.isEmpty()) {
            return List.of();
        }
        return List.of(
                entry.kind().equals(EntryKind.BLOB)
                        ? dropLargeObject(entry.oid())
                        : DropStatements.ifExists(entry.kind(), drop));
    }

    private static String dropLargeObject(long oid) {
        return "SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '" + oid + "';";
    }

    List<String> definition(TocEntry entry) {
        String create = entry.create();
        if (create == null || create.isEmpty()) {
            return List.of();
        }
        if (!owners && entry.kind().equals(EntryKind.SCHEMA) && !isComment(create)) {
            // Archives of old programs name the owner in CREATE SCHEMA.
            return List.of("CREATE SCHEMA " + Identifiers.quote(entry.tag()) + ";\n");
        }
        if (entry.kind().equals(EntryKind.BLOB_METADATA)) {
            return LargeObjectGroup.of(entry).oids().stream()
                    .map(oid -> "SELECT pg_catalog.lo_create('" + oid + "');")
                    .toList();
        }
        if (isSharedPrivileges(entry)) {
            return sharedPrivileges(entry).stream().flatMap(List::stream).toList();
        }
        return List.of(create);
    }

    /** Returns the privileges of a group of large objects, written out for each of them, statement by statement. */
    List<List<String>> sharedPrivileges(TocEntry entry) {
        return entry.create() == null ? List.of() : groupOf(entry).spread(entry.create());
    }

    static boolean isSharedPrivileges(TocEntry entry) {
        return entry.kind().equals(EntryKind.ACL) && entry.tag().startsWith(LargeObjectGroup.SHARED_PRIVILEGES);
    }

    private LargeObjectGroup groupOf(TocEntry privileges) {
        @Nullable
        TocEntry metadata = privileges.dependencies().isEmpty()
                ? null
                : largeObjects.get(privileges.dependencies().get(0));
        if (metadata == null) {
            throw new DamagedArchiveException(
                    "toc.dat",
                    "entry " + privileges.dumpId() + ", " + privileges.tag() + ", belongs to no large objects");
        }
        return LargeObjectGroup.of(metadata);
    }

    List<String> ownership(TocEntry entry) {
        String name = entry.owner();
        // What cannot be dropped by itself has no owner of its own.
        if (!owners || name == null || name.isEmpty() || isMissing(entry.drop())) {
            return List.of();
        }
        String owner = " OWNER TO " + Identifiers.quote(name) + ";";
        if (entry.kind().equals(EntryKind.BLOB_METADATA)) {
            return LargeObjectGroup.of(entry).oids().stream()
                    .map(oid -> "ALTER LARGE OBJECT " + oid + owner)
                    .toList();
        }
        return OwnedObject.of(entry).map(object -> "ALTER " + object + owner).stream()
                .toList();
    }

    List<String> accessMethodOfPartitions(TocEntry entry) {
        if (!isPartitionedTable(entry) || entry.accessMethod() == null) {
            return List.of();
        }
        return List.of("ALTER TABLE " + Identifiers.qualify(entry.schema(), entry.tag()) + " SET ACCESS METHOD "
                + Identifiers.quote(entry.accessMethod()) + ";");
    }

    static boolean isPartitionedTable(TocEntry entry) {
        return entry.relationKind() == PARTITIONED_TABLE;
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    /** pg_dump puts a one-line comment where it leaves a statement out. */
    private static boolean isComment(String text) {
        return text.startsWith("--") && text.lines().skip(1).allMatch(String::isEmpty);
    }
}
