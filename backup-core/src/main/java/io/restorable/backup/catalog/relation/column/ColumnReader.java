package io.restorable.backup.catalog.relation.column;

import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.pg.ServerVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads pg_attribute. An instance serves one call of {@link #read}. */
public final class ColumnReader {

    private static final String QUERY = """
            SELECT a.attrelid, a.attnum, a.attname, COALESCE(pg_catalog.format_type(t.oid, a.atttypmod), '') AS type,
              a.attisdropped, a.attislocal, a.attidentity, a.attgenerated,
              CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS target,
              a.attstorage, t.typstorage, a.attcompression,
              COALESCE(pg_catalog.array_to_string(a.attoptions, ', '), '') AS options,
              CASE WHEN a.attfdwoptions IS NULL THEN ''
                ELSE (SELECT COALESCE(pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                    || pg_catalog.quote_literal(o.option_value), E',\\n    ' ORDER BY o.option_name), '')
                  FROM pg_catalog.pg_options_to_table(a.attfdwoptions) o) END AS foreign_options,
              coll.collname, collns.nspname AS collschema,
              %s
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = wanted.oid
            LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_collation coll ON coll.oid = a.attcollation AND a.attcollation <> t.typcollation
            LEFT JOIN pg_catalog.pg_namespace collns ON collns.oid = coll.collnamespace
            %s
            WHERE a.attnum > 0
            ORDER BY a.attrelid, a.attnum
            """;

    /** PostgreSQL 18 and newer: NOT NULL is a row of pg_constraint. */
    private static final String NAMED_NOT_NULL = """
            nn.oid IS NOT NULL AS not_null, nn.conname AS nn_name, nn.convalidated AS nn_valid,
              nn.connoinherit AS nn_no_inherit, nn.conislocal AS nn_local, nd.description AS nn_comment""";

    private static final String NAMED_NOT_NULL_JOIN = """
            LEFT JOIN pg_catalog.pg_constraint nn ON nn.conrelid = a.attrelid AND nn.contype = 'n'
              AND nn.conkey = ARRAY[a.attnum]
            LEFT JOIN pg_catalog.pg_description nd ON nd.objoid = nn.oid
              AND nd.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass""";

    private static final String UNNAMED_NOT_NULL = """
            a.attnotnull AS not_null, NULL AS nn_name, true AS nn_valid, false AS nn_no_inherit,
              a.attislocal OR a.attnotnull AS nn_local, NULL AS nn_comment""";

    private final Session session;
    private final Map<String, String> known = new HashMap<>();

    /** Reads through {@code session}. */
    public ColumnReader(Session session) {
        this.session = session;
    }

    /** Reads the columns of the wanted relations, those of one relation together and in the order of their numbers. */
    public List<Column> read(RelationSet relations) {
        return session.query("reading the columns", query(session.version()), this::column, relations.detailedOids());
    }

    private static String query(ServerVersion version) {
        return version.atLeast(18)
                ? QUERY.formatted(NAMED_NOT_NULL, NAMED_NOT_NULL_JOIN)
                : QUERY.formatted(UNNAMED_NOT_NULL, "");
    }

    private Column column(Row row) {
        return new Column(
                row.oid("attrelid"),
                row.number("attnum"),
                shared(row.text("attname")),
                shared(row.text("type")),
                row.flag("attisdropped"),
                row.flag("attislocal"),
                row.letter("attidentity"),
                row.letter("attgenerated"),
                notNull(row),
                collation(row),
                tuning(row));
    }

    /** Names and types of columns repeat all over a schema: one copy of each is enough. */
    private String shared(String text) {
        String first = known.putIfAbsent(text, text);
        return first == null ? text : first;
    }

    private static @Nullable NotNull notNull(Row row) {
        return row.flag("not_null")
                ? new NotNull(
                        row.textOrNull("nn_name"),
                        row.textOrNull("nn_comment"),
                        row.flag("nn_valid"),
                        row.flag("nn_no_inherit"),
                        row.flag("nn_local"))
                : null;
    }

    private static @Nullable QualifiedName collation(Row row) {
        String schema = row.textOrNull("collschema");
        return schema == null ? null : new QualifiedName(schema, row.text("collname"));
    }

    private static ColumnTuning tuning(Row row) {
        return new ColumnTuning(
                row.numberOrNull("target"),
                row.letter("attstorage"),
                row.letter("typstorage"),
                row.letter("attcompression"),
                row.text("options"),
                row.text("foreign_options"));
    }
}
