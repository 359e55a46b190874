package io.restorable.backup.catalog.schema;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.schema.ExtensionRecord.ConfigurationTable;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the schemas and extensions of a database, one query for each catalog. */
public final class SchemaReader {

    // Since 15 public grants USAGE only. Whatever the server's version, its privileges are compared with that, so that
    // the restored schema has those of the original. Source: PostgreSQL 18, pg_dump.c, getNamespaces.
    private static final String SCHEMAS = """
            SELECT n.oid, n.nspname AS name, NULL AS schema, pg_catalog.pg_get_userbyid(n.nspowner) AS owner,
              n.nspowner = 6171 AS owned_by_default,
              CASE WHEN n.nspname = 'public'
                THEN coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner)) ELSE n.nspacl
              END::pg_catalog.text[] AS acl,
              CASE WHEN n.nspname = 'public'
                THEN pg_catalog.acldefault('n', n.nspowner)
                  || pg_catalog.makeaclitem(0::pg_catalog.oid, n.nspowner, 'USAGE', false)
                ELSE pg_catalog.acldefault('n', n.nspowner)
              END::pg_catalog.text[] AS acl_default
            FROM pg_catalog.pg_namespace n
            ORDER BY n.oid
            """;
    private static final String EXTENSIONS = """
            SELECT x.oid, x.extname AS name, NULL AS schema, NULL AS owner, n.nspname AS objects_schema,
              x.extversion AS version, x.extconfig AS configuration_tables, x.extcondition AS conditions
            FROM pg_catalog.pg_extension x JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace
            ORDER BY x.oid
            """;
    private static final String MEMBERS = """
            SELECT d.classid, d.objid, d.refobjid FROM pg_catalog.pg_depend d
            WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'e'
            """;

    private SchemaReader() {}

    /** Reads everything of this topic. */
    public static SchemaObjects read(Session session) {
        return new SchemaObjects(
                DatabaseReader.read(session),
                session.query("reading the schemas", SCHEMAS, SchemaReader::readSchema),
                session.query("reading the extensions", EXTENSIONS, SchemaReader::readExtension),
                readMembers(session));
    }

    private static SchemaRecord readSchema(Row row) {
        return new SchemaRecord(
                ObjectIdentity.read(SystemCatalog.PG_NAMESPACE, row),
                AccessPrivileges.read(row),
                row.flag("owned_by_default"));
    }

    private static ExtensionRecord readExtension(Row row) {
        return new ExtensionRecord(
                ObjectIdentity.read(SystemCatalog.PG_EXTENSION, row),
                row.text("objects_schema"),
                row.text("version"),
                readConfigurationTables(row.oids("configuration_tables"), row.texts("conditions")));
    }

    private static List<ConfigurationTable> readConfigurationTables(List<Long> tables, List<String> conditions) {
        var configuration = new ArrayList<ConfigurationTable>();
        for (int index = 0; index < tables.size(); index++) {
            configuration.add(new ConfigurationTable(tables.get(index), conditions.get(index)));
        }
        return configuration;
    }

    private static Map<CatalogId, Long> readMembers(Session session) {
        var members = new HashMap<CatalogId, Long>();
        session.forEach(
                "reading which objects belong to extensions",
                MEMBERS,
                row -> members.put(new CatalogId(row.oid("classid"), row.oid("objid")), row.oid("refobjid")));
        return members;
    }
}
