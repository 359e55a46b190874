package io.restorable.backup.test.assertion;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.time.SettableClock;
import java.time.Instant;

/** A small database, and backups of it. */
final class ShopOfTest {

    static final Instant BACKED_UP_AT = Instant.parse("2026-11-21T02:00:00Z");

    private static final String SHOP = """
            CREATE TABLE orders (id bigint PRIMARY KEY, customer text);
            INSERT INTO orders SELECT number, 'customer ' || number FROM generate_series(1, 50) number;
            CREATE TABLE log (line text);
            CREATE SCHEMA audit;
            CREATE TABLE audit.log (line text);
            CREATE TABLE events (id int, at date) PARTITION BY RANGE (at);
            CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            INSERT INTO events VALUES (1, '2025-05-05'), (2, '2026-06-06'), (3, '2026-07-07');
            """;

    final PostgresServer server = PostgresServer.newest();
    final String database = server.createDatabase("assert_shop");
    final SettableClock clock = new SettableClock(BACKED_UP_AT);

    ShopOfTest() {
        server.execute(database, SHOP);
    }

    /** Leads into a store; not built yet, so that keys can be added. */
    Backups.Builder into(BackupStore store) {
        return Backups.builder().database(server.jdbcUrl(database)).store(store).clock(clock);
    }

    static Backups backedUp(Backups.Builder builder) {
        Backups backups = builder.build();
        backups.backupService().create(BackupRequest.labelled("nightly"));
        return backups;
    }

    void drop() {
        server.dropDatabase(database);
    }
}
