package io.restorable.backup.catalog.schema;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import java.util.List;

/**
 * A row of pg_extension. Its own identity has no schema: extensions live outside schemas, their objects do not.
 *
 * @param objectsSchema the schema that holds the extension's objects
 * @param version the installed version
 * @param configurationTables the tables whose rows belong to the user, in the extension's order
 */
public record ExtensionRecord(
        ObjectIdentity identity, String objectsSchema, String version, List<ConfigurationTable> configurationTables)
        implements DatabaseObject {

    public ExtensionRecord {
        configurationTables = List.copyOf(configurationTables);
    }

    /**
     * A table that belongs to an extension but holds rows of the user's.
     *
     * @param tableOid the table's OID
     * @param condition which rows are the user's, as {@code WHERE …}; empty for all
     */
    public record ConfigurationTable(long tableOid, String condition) {}
}
