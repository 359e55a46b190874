package io.restorable.backup;

import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases and roles that a test makes, or has made, and that are gone after it. */
public final class DatabasesOfTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final List<Runnable> drops = new ArrayList<>();
    private final List<Runnable> dropsOfRoles = new ArrayList<>();

    /** Creates an empty database and returns its name. */
    public String create(PostgresServer server, String prefix) {
        String name = server.createDatabase(prefix);
        drops.add(() -> server.dropDatabase(name));
        return name;
    }

    /** Returns the name of a database that is not there yet. */
    public String name(PostgresServer server, String prefix) {
        String name = prefix + "_free_" + NUMBER.incrementAndGet();
        drops.add(() -> server.dropDatabase(name));
        return name;
    }

    /** Creates a role that owns and may do something in these databases only, and returns its name. */
    public String createRole(PostgresServer server, String prefix) {
        String name = server.createRole(prefix, "");
        dropsOfRoles.add(() -> server.execute("postgres", "DROP ROLE " + Identifiers.quote(name)));
        return name;
    }

    /** Drops them all. */
    public void drop() {
        drops.forEach(Runnable::run);
        drops.clear();
        dropsOfRoles.forEach(Runnable::run);
        dropsOfRoles.clear();
    }
}
