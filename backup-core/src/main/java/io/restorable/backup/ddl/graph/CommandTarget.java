package io.restorable.backup.ddl.graph;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.pg.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * An object as COMMENT ON, SECURITY LABEL ON and GRANT ON name it.
 *
 * @param type the kind in the command's words: {@code TABLE}, {@code TRIGGER name ON}
 * @param name the name ready to print, without schema: quoted, with arguments for functions
 * @param schema the schema to print before the name, not quoted, or {@code null}
 * @param owner the owner that the entry is given, or {@code null}
 * @param id the row that pg_description and its like refer to
 * @param dumpId the entry that this one belongs to
 */
public record CommandTarget(
        String type,
        String name,
        @Nullable String schema,
        @Nullable String owner,
        CatalogId id,
        int dumpId) {

    /** An object with its own name, schema and owner. */
    public static CommandTarget of(ObjectNode node, String type, DatabaseObject object) {
        return new CommandTarget(
                type, Identifiers.quote(object.name()), object.schema(), object.owner(), object.id(), node.dumpId());
    }

    /** The same object under another kind: a foreign table is granted on as TABLE. */
    public CommandTarget as(String otherType) {
        return new CommandTarget(otherType, name, schema, owner, id, dumpId);
    }

    /** The same object under another name, ready to print: a function with its arguments. */
    public CommandTarget named(String printedName) {
        return new CommandTarget(type, printedName, schema, owner, id, dumpId);
    }

    /** The name with its schema, ready to print. */
    public String qualifiedName() {
        return schema == null || schema.isEmpty() ? name : Identifiers.quote(schema) + "." + name;
    }
}
