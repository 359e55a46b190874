package io.restorable.backup.restore.selection;

import io.restorable.backup.connect.Session;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps triggers of tables from firing while rows are loaded, and forced row-level security from hiding them; gives each
 * back in the state that it had. Other sessions never see it.
 */
final class QuietTables {

    // Copies of a partitioned table's triggers count as internal before PostgreSQL 15; they follow their origin.
    private static final String TRIGGERS = """
            SELECT nspname AS schema, relname AS name, tgname AS trigger, tgenabled AS state,
                   coalesce((SELECT above.tgenabled FROM pg_catalog.pg_trigger above
                              WHERE above.oid = trigger.tgparentid AND above.tgrelid IN (%1$s)), ' ') AS origin
              FROM pg_catalog.pg_trigger trigger
              JOIN pg_catalog.pg_class class ON class.oid = trigger.tgrelid
              JOIN pg_catalog.pg_namespace namespace ON namespace.oid = class.relnamespace
             WHERE trigger.tgrelid IN (%1$s)
               AND (NOT trigger.tgisinternal OR trigger.tgparentid <> 0)
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint
                                WHERE pg_constraint.oid = trigger.tgconstraint AND contype = 'f')
             ORDER BY (SELECT count(*) FROM pg_catalog.pg_partition_ancestors(trigger.tgrelid)), 1, 2, 3
            """;

    static final QuietTables NONE = new QuietTables(List.of(), List.of());

    private final List<LiveTable> tables;
    private final List<Trigger> triggers;

    private record Trigger(String table, String name, char state, char origin) {

        private boolean followsOrigin() {
            return origin != ' ';
        }
    }

    private QuietTables(List<LiveTable> tables, List<Trigger> triggers) {
        this.tables = tables;
        this.triggers = triggers;
    }

    /** Looks at them; changes nothing. */
    static QuietTables of(Session session, List<LiveTable> tables) {
        return new QuietTables(tables, read(session, tables));
    }

    private static List<Trigger> read(Session session, List<LiveTable> tables) {
        return session.query(
                "looking for triggers",
                TRIGGERS.formatted(LiveTable.oids(tables)),
                row -> new Trigger(
                        Identifiers.qualify(row.text("schema"), row.text("name")),
                        Identifiers.quote(row.text("trigger")),
                        row.letter("state"),
                        row.letter("origin")));
    }

    /** The triggers that would fire: {@code touch of shop.product}. */
    List<String> triggers() {
        return triggers.stream()
                .filter(trigger -> trigger.state() != 'D')
                .map(trigger -> trigger.name() + " of " + trigger.table())
                .toList();
    }

    /**
     * Silences them.
     *
     * @throws RefusedException if one goes on firing
     */
    void silence(Session session) {
        triggers.stream()
                .filter(trigger -> !trigger.followsOrigin())
                .forEach(trigger -> alter(session, trigger, "ALTER TABLE ", "DISABLE TRIGGER "));
        forced().forEach(table -> session.execute(
                "lifting forced row-level security",
                "ALTER TABLE ONLY " + table.name() + " NO FORCE ROW LEVEL SECURITY"));
        String loud = read(session, tables).stream()
                .filter(trigger -> trigger.state() != 'D')
                .map(trigger -> trigger.name() + " of " + trigger.table())
                .collect(Collectors.joining(", "));
        if (!loud.isEmpty()) {
            throw new RefusedException(
                    "These triggers cannot be kept from firing while rows are loaded: " + loud + ".",
                    "Restore the whole partitioned table, or as a superuser.");
        }
    }

    /** Gives all back, origins first: their copies follow them. */
    void restore(Session session) {
        triggers.stream()
                .filter(trigger -> !trigger.followsOrigin() && trigger.state() != 'D')
                .forEach(trigger -> alter(session, trigger, "ALTER TABLE ", enable(trigger)));
        triggers.stream()
                .filter(trigger -> trigger.followsOrigin() && trigger.state() != trigger.origin())
                .forEach(trigger -> alter(session, trigger, "ALTER TABLE ONLY ", enable(trigger)));
        forced().forEach(table -> session.execute(
                "forcing row-level security again", "ALTER TABLE ONLY " + table.name() + " FORCE ROW LEVEL SECURITY"));
    }

    private List<LiveTable> forced() {
        return tables.stream().filter(LiveTable::forced).toList();
    }

    private static String enable(Trigger trigger) {
        return switch (trigger.state()) {
            case 'R' -> "ENABLE REPLICA TRIGGER ";
            case 'A' -> "ENABLE ALWAYS TRIGGER ";
            case 'D' -> "DISABLE TRIGGER ";
            default -> "ENABLE TRIGGER ";
        };
    }

    private static void alter(Session session, Trigger trigger, String verb, String action) {
        session.execute(
                "keeping trigger " + trigger.name() + " from firing",
                verb + trigger.table() + " " + action + trigger.name());
    }
}
