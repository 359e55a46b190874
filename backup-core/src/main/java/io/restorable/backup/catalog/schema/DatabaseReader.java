package io.restorable.backup.catalog.schema;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.schema.DatabaseFacts.Label;
import io.restorable.backup.catalog.schema.DatabaseFacts.Setting;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.ServerVersion;
import java.util.List;

/** Reads the properties of the database that a session is connected to. */
final class DatabaseReader {

    private static final String DATABASE = """
            SELECT d.oid, d.datname AS name, NULL AS schema, pg_catalog.pg_get_userbyid(d.datdba) AS owner,
              pg_catalog.pg_encoding_to_char(d.encoding) AS encoding, d.datcollate, d.datctype, d.datistemplate,
              d.datconnlimit, d.datacl::pg_catalog.text[] AS acl,
              pg_catalog.acldefault('d', d.datdba)::pg_catalog.text[] AS acl_default,
              %s AS locale_provider, %s AS locale, %s AS icu_rules,
              (SELECT t.spcname FROM pg_catalog.pg_tablespace t WHERE t.oid = d.dattablespace) AS tablespace,
              pg_catalog.shobj_description(d.oid, 'pg_database') AS comment
            FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()
            """;
    private static final String LABELS = """
            SELECT l.provider, l.label FROM pg_catalog.pg_shseclabel l JOIN pg_catalog.pg_database d ON d.oid = l.objoid
            WHERE l.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass
            AND d.datname = pg_catalog.current_database()
            """;
    private static final String SETTINGS = """
            SELECT r.rolname AS role, a.assignment
            FROM pg_catalog.pg_db_role_setting s
              JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
              LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
              CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) WITH ORDINALITY a(assignment, number)
            WHERE d.datname = pg_catalog.current_database() AND (s.setrole = 0 OR r.oid IS NOT NULL)
            ORDER BY s.setrole <> 0, r.rolname, a.number
            """;

    private DatabaseReader() {}

    static DatabaseFacts read(Session session) {
        var labels = session.query(
                "reading the database's security labels",
                LABELS,
                row -> new Label(row.text("provider"), row.text("label")));
        var settings = session.query(
                "reading the database's settings",
                SETTINGS,
                row -> new Setting(row.textOrNull("role"), row.text("assignment")));
        return session.query(
                        "reading the database's properties",
                        query(session.version()),
                        row -> read(row, labels, settings))
                .get(0);
    }

    private static String query(ServerVersion version) {
        return DATABASE.formatted(
                version.atLeast(15) ? "d.datlocprovider" : "'c'",
                version.atLeast(17) ? "d.datlocale" : version.atLeast(15) ? "d.daticulocale" : "NULL",
                version.atLeast(16) ? "d.daticurules" : "NULL");
    }

    private static DatabaseFacts read(Row row, List<Label> labels, List<Setting> settings) {
        return new DatabaseFacts(
                ObjectIdentity.read(SystemCatalog.PG_DATABASE, row),
                row.text("encoding"),
                row.letter("locale_provider"),
                row.text("datcollate"),
                row.text("datctype"),
                row.textOrNull("locale"),
                row.textOrNull("icu_rules"),
                row.text("tablespace"),
                row.number("datconnlimit"),
                row.flag("datistemplate"),
                row.textOrNull("comment"),
                labels,
                AccessPrivileges.read(row),
                settings);
    }
}
