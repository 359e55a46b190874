package io.restorable.backup.rescue.plan;

import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.rescue.staging.StagedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The application's triggers on tables that are written, kept from firing until the rows are back: what they did for these
 * rows, they did when the rows were new. Other sessions never see them disabled, and foreign keys are checked all the
 * same.
 */
public final class SilencedTriggers {

    // tgtype: 4 for INSERT, 16 for UPDATE. PostgreSQL 18, src/include/catalog/pg_trigger.h.
    private static final String TRIGGERS = """
            SELECT n.nspname, c.relname, t.tgname, t.tgenabled,
                   pg_catalog.pg_has_role(c.relowner, 'USAGE') AS owned
              FROM pg_catalog.pg_trigger t
              JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgtype & 20 <> 0
               AND t.tgrelid IN (SELECT ?::pg_catalog.oid
                                  UNION ALL
                                 SELECT relid FROM pg_catalog.pg_partition_tree(?::pg_catalog.oid::pg_catalog.regclass))
             ORDER BY 1, 2, 3
            """;

    private final Session session;
    private final List<Trigger> triggers;

    private record Trigger(String table, String name, boolean always, boolean owned) {}

    private SilencedTriggers(Session session, List<Trigger> triggers) {
        this.session = session;
        this.triggers = triggers;
    }

    /** Looks for the triggers of tables and their partitions; changes nothing yet. */
    public static SilencedTriggers of(Session session, List<StagedTable> tables) {
        var triggers = new ArrayList<Trigger>();
        for (StagedTable table : tables) {
            session.forEach(
                    "looking for triggers of " + table.name(),
                    TRIGGERS,
                    row -> triggers.add(new Trigger(
                            Identifiers.qualify(row.text("nspname"), row.text("relname")),
                            Identifiers.quote(row.text("tgname")),
                            row.letter("tgenabled") == 'A',
                            row.flag("owned"))),
                    table.live().oid(),
                    table.live().oid());
        }
        return new SilencedTriggers(session, triggers);
    }

    /** Their names: {@code touch on shop.product}. */
    public List<String> names() {
        return triggers.stream()
                .map(trigger -> trigger.name() + " on " + trigger.table())
                .distinct()
                .toList();
    }

    /** A sentence for each table whose triggers the role may not silence. */
    public List<String> obstacles() {
        return triggers.stream()
                .filter(trigger -> !trigger.owned())
                .collect(Collectors.groupingBy(
                        Trigger::table, Collectors.mapping(Trigger::name, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(table -> "Only the owner of " + table.getKey() + " can keep its triggers from firing ("
                        + table.getValue() + ").")
                .sorted()
                .toList();
    }

    /** Keeps them from firing; other sessions cannot write to the tables until the transaction ends. */
    public void silence() {
        triggers.forEach(trigger -> alter(trigger, "DISABLE TRIGGER "));
    }

    /** Gives them back as they were. */
    public void restore() {
        triggers.forEach(trigger -> alter(trigger, trigger.always() ? "ENABLE ALWAYS TRIGGER " : "ENABLE TRIGGER "));
    }

    private void alter(Trigger trigger, String action) {
        session.execute(
                "keeping trigger " + trigger.name() + " from firing",
                "ALTER TABLE ONLY " + trigger.table() + " " + action + trigger.name());
    }
}
