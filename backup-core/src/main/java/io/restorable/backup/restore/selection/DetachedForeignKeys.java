package io.restorable.backup.restore.selection;

import io.restorable.backup.connect.Session;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The foreign keys that refer to tables which are emptied and loaded: dropped for the time of the load, and made again
 * from the server's own definition, which checks every row. Needs no superuser, and none of their actions (ON DELETE …)
 * takes place. A foreign key of a partitioned table is made again at its root; those of the partitions follow it.
 */
final class DetachedForeignKeys {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private static final String REFERRING = """
              WITH RECURSIVE referring(oid, parent) AS (
                   SELECT oid, conparentid FROM pg_catalog.pg_constraint WHERE contype = 'f' AND confrelid IN (%s)
                    UNION
                   SELECT above.oid, above.conparentid
                     FROM referring JOIN pg_catalog.pg_constraint above ON above.oid = referring.parent)
            SELECT nspname AS schema, relname AS name, conname AS key, confrelid::pg_catalog.regclass::text AS referred,
                   pg_catalog.pg_get_constraintdef(key.oid) AS definition,
                   pg_catalog.obj_description(key.oid, 'pg_constraint') AS comment,
                   pg_catalog.pg_has_role(relowner, 'USAGE') AS owned
              FROM referring
              JOIN pg_catalog.pg_constraint key ON key.oid = referring.oid
              JOIN pg_catalog.pg_class class ON class.oid = key.conrelid
              JOIN pg_catalog.pg_namespace namespace ON namespace.oid = class.relnamespace
             WHERE referring.parent = 0
             ORDER BY 1, 2, 3
            """;

    static final DetachedForeignKeys NONE = new DetachedForeignKeys(List.of());

    private final List<ForeignKey> keys;

    private record ForeignKey(
            String table,
            String name,
            String referred,
            String definition,
            @Nullable String comment,
            boolean owned) {

        private String label() {
            return name + " of " + table;
        }
    }

    private DetachedForeignKeys(List<ForeignKey> keys) {
        this.keys = keys;
    }

    /** Looks for them; changes nothing. */
    static DetachedForeignKeys of(Session session, List<LiveTable> tables) {
        return new DetachedForeignKeys(session.query(
                "looking for foreign keys to the tables",
                REFERRING.formatted(LiveTable.oids(tables)),
                row -> new ForeignKey(
                        Identifiers.qualify(row.text("schema"), row.text("name")),
                        Identifiers.quote(row.text("key")),
                        row.text("referred"),
                        row.text("definition"),
                        row.textOrNull("comment"),
                        row.flag("owned"))));
    }

    /** Their names: {@code line_order_fkey of shop.line}. */
    List<String> names() {
        return keys.stream().map(ForeignKey::label).toList();
    }

    /** Those that the role may not take off and put on again. */
    List<String> notOwned() {
        return keys.stream().filter(key -> !key.owned()).map(ForeignKey::label).toList();
    }

    void detach(Session session) {
        keys.forEach(key -> session.execute(
                "taking off foreign key " + key.label(),
                "ALTER TABLE " + key.table() + " DROP CONSTRAINT " + key.name()));
    }

    /**
     * Puts them on again.
     *
     * @throws RefusedException if rows refer to rows that are not there any more; the caller rolls back
     */
    void attach(Session session) {
        var statements = new ArrayList<String>();
        for (ForeignKey key : keys) {
            statements.clear();
            statements.add("ALTER TABLE " + key.table() + " ADD CONSTRAINT " + key.name() + " " + key.definition());
            if (key.comment() != null) {
                statements.add("COMMENT ON CONSTRAINT " + key.name() + " ON " + key.table() + " IS "
                        + Literals.quote(key.comment()));
            }
            attach(session, key, statements);
        }
    }

    private static void attach(Session session, ForeignKey key, List<String> statements) {
        try {
            statements.forEach(statement -> session.execute("putting on foreign key " + key.label(), statement));
        } catch (QueryFailedException failure) {
            if (!FOREIGN_KEY_VIOLATION.equals(failure.sqlState())) {
                throw failure;
            }
            throw new RefusedException(
                    "Rows of " + key.table() + " refer to rows of " + key.referred()
                            + " that the backup does not hold (foreign key " + key.name() + "): "
                            + failure.serverMessage() + ".",
                    "Restore " + key.table()
                            + " as well ('--table'), remove these rows first, or bring single rows back"
                            + " with 'rescue'.",
                    failure);
        }
    }
}
