package io.restorable.backup.test.schema;

import io.restorable.backup.test.database.embedded.PostgresServer;
import java.util.List;
import java.util.Set;

/**
 * A database with one of each kind of object that PostgreSQL knows and pg_dump dumps, under plain and odd names, with a
 * few rows in every table and the values at the edges of every type: {@code zoo/*.sql} beside this class. Newer majors
 * get what they know besides. A dump by pg_dump 18, restored by pg_restore 18 into the same major, is equal to it.
 *
 * <p>Its roles ({@code zoo_keeper}, {@code zoo_guest}, {@code Zoo "Visitor" ü}, {@code select}) belong to the server and
 * stay. Has no state.
 */
public final class Zoo {

    /** What is loaded only on request, as it reaches beyond the database or does not come back everywhere. */
    public enum Extra {
        /** Comment, settings and privileges of the database itself, which only {@code pg_dump --create} keeps. */
        DATABASE_PROPERTIES,
        /** An extension with configuration tables; its files are put into the server's installation. */
        OWN_EXTENSION,
        /** Relations in a tablespace of the server. */
        TABLESPACES,
        /** Subscriptions on 14 and 15 too, where the statements of pg_dump 18 do not make them again. */
        SUBSCRIPTIONS_BEFORE_16
    }

    private static final int FIRST_WITH_SUBSCRIPTIONS = 16;

    private static final List<String> PARTS = List.of(
            "schemas",
            "types",
            "sequences",
            "routines",
            "operators",
            "tables",
            "partitions",
            "inheritance",
            "constraints",
            "indexes",
            "views",
            "triggers",
            "text-search",
            "foreign",
            "publications",
            "subscriptions",
            "values",
            "large-objects",
            "default-privileges",
            "analyze");

    private Zoo() {}

    /**
     * Loads all of it as the superuser.
     *
     * @param database an empty database; dropping it later needs {@link #dropSubscriptions} first
     * @throws IllegalStateException if a statement fails
     */
    public static void load(PostgresServer server, String database, Extra... extras) {
        var wanted = Set.of(extras);
        var script = new ZooScript(server, database, server.superuser());
        boolean subscriptions =
                server.major() >= FIRST_WITH_SUBSCRIPTIONS || wanted.contains(Extra.SUBSCRIPTIONS_BEFORE_16);
        script.run("superuser/roles");
        for (String part : PARTS) {
            script.run(part);
            if (subscriptions || !part.equals("subscriptions")) {
                script.run("superuser/" + part);
            }
        }
        wanted.stream().sorted().forEach(extra -> load(script, extra));
    }

    /**
     * Loads what a role without any special right may create.
     *
     * @param database an empty database
     * @param owner the role that owns it and may log in
     * @throws IllegalStateException if a statement fails
     */
    public static void loadAsOwner(PostgresServer server, String database, String owner) {
        new ZooScript(server, database, server.superuser()).run("superuser/roles");
        var script = new ZooScript(server, database, owner);
        PARTS.forEach(script::run);
    }

    /** Drops the subscriptions of a database: as long as it has one, PostgreSQL refuses to drop it. */
    public static void dropSubscriptions(PostgresServer server, String database) {
        var script = new ZooScript(server, database, server.superuser());
        for (String name : script.subscriptions()) {
            script.execute("ALTER SUBSCRIPTION " + name + " DISABLE");
            script.execute("ALTER SUBSCRIPTION " + name + " SET (slot_name = NONE)");
            script.execute("DROP SUBSCRIPTION " + name);
        }
    }

    private static void load(ZooScript script, Extra extra) {
        switch (extra) {
            case DATABASE_PROPERTIES -> script.run("superuser/database");
            case OWN_EXTENSION -> {
                ZooExtension.install(script.sharedFolder());
                script.run("superuser/own-extension");
            }
            case TABLESPACES -> {
                script.createTablespace("zoo_space");
                script.run("superuser/tablespaces");
            }
            case SUBSCRIPTIONS_BEFORE_16 -> {
                // loaded in their place among the other parts
            }
        }
    }
}
