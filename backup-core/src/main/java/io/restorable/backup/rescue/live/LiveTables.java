package io.restorable.backup.rescue.live;

import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks tables of the live database up, in the session's own transaction. For one thread. */
public final class LiveTables {

    private static final String TABLE = """
            SELECT c.oid, c.relkind
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ?
            """;

    private static final String COLUMNS = """
            SELECT a.attname, a.attnotnull, a.atthasdef, a.attgenerated::text AS generated,
                   a.attidentity::text AS identity,
                   pg_catalog.format_type(base.oid, base.typmod) AS type,
                   CASE WHEN a.attcollation <> 0 AND a.attcollation <> basetype.typcollation
                        THEN ' COLLATE ' || pg_catalog.quote_ident(collationschema.nspname) || '.'
                             || pg_catalog.quote_ident(coll.collname)
                        ELSE '' END AS collation
              FROM pg_catalog.pg_attribute a
             CROSS JOIN LATERAL (
                   WITH RECURSIVE under(oid, typmod, typtype, typbasetype, typtypmod) AS (
                     SELECT t.oid, a.atttypmod, t.typtype, t.typbasetype, t.typtypmod
                       FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid
                      UNION ALL
                     SELECT t.oid, under.typtypmod, t.typtype, t.typbasetype, t.typtypmod
                       FROM under JOIN pg_catalog.pg_type t ON t.oid = under.typbasetype
                      WHERE under.typtype = 'd')
                   SELECT oid, typmod FROM under WHERE typtype <> 'd') base
              JOIN pg_catalog.pg_type basetype ON basetype.oid = base.oid
              LEFT JOIN pg_catalog.pg_collation coll ON coll.oid = a.attcollation
              LEFT JOIN pg_catalog.pg_namespace collationschema ON collationschema.oid = coll.collnamespace
             WHERE a.attrelid = ?::pg_catalog.oid AND a.attnum > 0 AND NOT a.attisdropped
             ORDER BY a.attnum
            """;

    // The equality is the operator class's own: strategy 3 of btree. PostgreSQL 18, src/include/access/stratnum.h.
    private static final String KEYS = """
            SELECT index.relname AS index, i.indisprimary, a.attname, a.attnotnull,
                   i.indcollation[part.number - 1] = a.attcollation AS same_collation,
                   pg_catalog.quote_ident(operatorschema.nspname) || '.' || operator.oprname AS operator
              FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class index ON index.oid = i.indexrelid
              JOIN pg_catalog.pg_am method ON method.oid = index.relam
             CROSS JOIN LATERAL pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY part(attribute, number)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = part.attribute
              JOIN pg_catalog.pg_opclass class ON class.oid = i.indclass[part.number - 1]
              JOIN pg_catalog.pg_amop member
                ON member.amopfamily = class.opcfamily AND member.amoplefttype = class.opcintype
               AND member.amoprighttype = class.opcintype AND member.amopstrategy = 3
              JOIN pg_catalog.pg_operator operator ON operator.oid = member.amopopr
              JOIN pg_catalog.pg_namespace operatorschema ON operatorschema.oid = operator.oprnamespace
             WHERE i.indrelid = ?::pg_catalog.oid AND i.indisunique AND i.indisvalid
               AND i.indpred IS NULL AND i.indexprs IS NULL
               AND method.amname = 'btree' AND part.number <= i.indnkeyatts
             ORDER BY index.relname, part.number
            """;

    private static final String FOREIGN_KEYS = """
            SELECT con.conname, childschema.nspname AS childschema, child.relname AS child,
                   parentschema.nspname AS parentschema, parent.relname AS parent,
                   ARRAY(SELECT a.attname::text
                           FROM pg_catalog.unnest(con.conkey) WITH ORDINALITY part(attribute, number)
                           JOIN pg_catalog.pg_attribute a
                             ON a.attrelid = con.conrelid AND a.attnum = part.attribute
                          ORDER BY part.number) AS childcolumns,
                   ARRAY(SELECT a.attname::text
                           FROM pg_catalog.unnest(con.confkey) WITH ORDINALITY part(attribute, number)
                           JOIN pg_catalog.pg_attribute a
                             ON a.attrelid = con.confrelid AND a.attnum = part.attribute
                          ORDER BY part.number) AS parentcolumns,
                   ARRAY(SELECT 'OPERATOR(' || pg_catalog.quote_ident(n.nspname) || '.' || o.oprname || ')'
                           FROM pg_catalog.unnest(con.conpfeqop) WITH ORDINALITY part(operator, number)
                           JOIN pg_catalog.pg_operator o ON o.oid = part.operator
                           JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
                          ORDER BY part.number) AS operators,
                   rootschema.nspname AS rootschema, root.relname AS root,
                   pg_catalog.pg_get_partition_constraintdef(con.conrelid) AS condition
              FROM pg_catalog.pg_constraint con
              JOIN pg_catalog.pg_class child ON child.oid = con.conrelid
              JOIN pg_catalog.pg_namespace childschema ON childschema.oid = child.relnamespace
              JOIN pg_catalog.pg_class parent ON parent.oid = con.confrelid
              JOIN pg_catalog.pg_namespace parentschema ON parentschema.oid = parent.relnamespace
              LEFT JOIN pg_catalog.pg_class root
                ON child.relispartition AND root.oid = pg_catalog.pg_partition_root(con.conrelid)
              LEFT JOIN pg_catalog.pg_namespace rootschema ON rootschema.oid = root.relnamespace
             WHERE con.contype = 'f' AND con.conparentid = 0
             ORDER BY childschema.nspname, child.relname, con.conname
            """;

    private final Session session;

    public LiveTables(Session session) {
        this.session = session;
    }

    /** Looks a table up; nothing if there is none of the name, or it is a view or the like. */
    public Optional<LiveTable> find(QualifiedName name) {
        return session
                .query(
                        "looking for table " + name,
                        TABLE,
                        row -> new LiveTable(row.oid("oid"), name, row.letter("relkind"), List.of(), List.of()),
                        name.schema(),
                        name.name())
                .stream()
                .filter(table -> "rpf".indexOf(table.kind()) >= 0)
                .findFirst()
                .map(table -> new LiveTable(table.oid(), name, table.kind(), columns(table), keys(table)));
    }

    private List<LiveColumn> columns(LiveTable table) {
        return session.query(
                "reading the columns of " + table.name(),
                COLUMNS,
                row -> {
                    String identity = row.text("identity");
                    return new LiveColumn(
                            row.text("attname"),
                            row.text("type") + row.text("collation"),
                            row.flag("attnotnull"),
                            row.flag("atthasdef") || !identity.isEmpty(),
                            !row.text("generated").isEmpty(),
                            identity.equals("a"));
                },
                table.oid());
    }

    private List<UniqueKey> keys(LiveTable table) {
        Map<String, List<KeyRow>> byIndex = new LinkedHashMap<>();
        session.forEach(
                "reading the unique keys of " + table.name(),
                KEYS,
                row -> byIndex.computeIfAbsent(row.text("index"), index -> new ArrayList<>())
                        .add(new KeyRow(
                                row.flag("indisprimary"),
                                row.flag("attnotnull"),
                                row.flag("same_collation"),
                                new UniqueKey.Part(row.text("attname"), "OPERATOR(" + row.text("operator") + ")"))),
                table.oid());
        var keys = new ArrayList<UniqueKey>();
        byIndex.forEach((index, rows) -> {
            if (rows.stream().allMatch(KeyRow::sameCollation)) {
                keys.add(new UniqueKey(
                        index,
                        rows.get(0).primary(),
                        rows.stream().allMatch(KeyRow::notNull),
                        rows.stream().map(KeyRow::part).toList()));
            }
        });
        return keys;
    }

    private record KeyRow(boolean primary, boolean notNull, boolean sameCollation, UniqueKey.Part part) {}

    /**
     * All foreign keys of the database. That of a partitioned table is there once; that of a partition alone is there for
     * the partition, and once more for the partitioned table above.
     */
    public List<ForeignKey> foreignKeys() {
        var keys = new ArrayList<ForeignKey>();
        session.forEach("reading the foreign keys", FOREIGN_KEYS, row -> {
            var key = new ForeignKey(
                    row.text("conname"),
                    new QualifiedName(row.text("childschema"), row.text("child")),
                    row.texts("childcolumns"),
                    new QualifiedName(row.text("parentschema"), row.text("parent")),
                    row.texts("parentcolumns"),
                    row.texts("operators"),
                    null);
            keys.add(key);
            String root = row.textOrNull("root");
            if (root != null) {
                String condition = row.textOrNull("condition");
                keys.add(key.ofRoot(
                        new QualifiedName(row.text("rootschema"), root), condition == null ? "true" : condition));
            }
        });
        return keys;
    }

    /** Writes names as a list of columns, with an alias before each where one is given. */
    public static String columnList(List<String> columns, String alias) {
        String prefix = alias.isEmpty() ? "" : alias + ".";
        return String.join(
                ", ",
                columns.stream()
                        .map(column -> prefix + Identifiers.quote(column))
                        .toList());
    }
}
