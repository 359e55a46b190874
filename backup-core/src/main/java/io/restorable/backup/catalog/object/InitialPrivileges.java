package io.restorable.backup.catalog.object;

import io.restorable.backup.connect.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What initdb or an extension's script granted (pg_init_privs): the base that the privileges of such an object are
 * compared with. Immutable.
 */
public final class InitialPrivileges {

    /** No initial privileges at all. */
    public static final InitialPrivileges NONE = new InitialPrivileges(Map.of());

    private final Map<Key, List<String>> items;

    private InitialPrivileges(Map<Key, List<String>> items) {
        this.items = Map.copyOf(items);
    }

    /**
     * Reads all of pg_init_privs in one query, but for the schema public: its privileges are compared with what initdb
     * grants today, so that they survive a move between versions. Source: PostgreSQL 18, pg_dump.c, getNamespaces.
     */
    public static InitialPrivileges read(Session session) {
        var items = new HashMap<Key, List<String>>();
        session.forEach(
                "reading the initial privileges",
                "SELECT classoid, objoid, objsubid, initprivs::pg_catalog.text[] AS initprivs"
                        + " FROM pg_catalog.pg_init_privs"
                        + " WHERE NOT (classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND objoid IN"
                        + " (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'public'))",
                row -> items.put(
                        new Key(new CatalogId(row.oid("classoid"), row.oid("objoid")), row.number("objsubid")),
                        row.texts("initprivs")));
        return new InitialPrivileges(items);
    }

    /**
     * The initial privileges of an object or of one of its columns, or {@code null} where there are none.
     *
     * @param subId the column's number, 0 for the object itself
     */
    public @Nullable List<String> find(CatalogId id, int subId) {
        return items.get(new Key(id, subId));
    }

    /** The objects of which at least one column has initial privileges. */
    public Set<CatalogId> objectsWithColumns() {
        var objects = new TreeSet<CatalogId>();
        items.keySet().stream().filter(key -> key.subId != 0).forEach(key -> objects.add(key.id));
        return objects;
    }

    private record Key(CatalogId id, int subId) {}
}
