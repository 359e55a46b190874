package io.restorable.backup.test.fault;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.connect.Database;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.FaultyStore;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A source, a store with one good backup of it, and a way to the server: all of it can be made to fail. */
final class Bench implements AutoCloseable {

    /** Must never be read anywhere. */
    static final String SECRET = "pass-3x7-word";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final PostgresServer server;
    final String name;
    final String source;
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T02:00:00Z"));
    final InMemoryStore memory = new InMemoryStore(clock);
    final FaultyStore store = new FaultyStore(memory);
    final FaultyProxy proxy;
    final String baseline;
    private final Map<ObjectKey, byte[]> kept = new HashMap<>();

    /** How many calls of the store had failed before the present attempt. */
    int storeFaultsBefore;

    Bench(PostgresServer server) {
        this.server = server;
        this.name = "fault_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        this.source = server.createDatabase(name + "_source");
        Contents.fillSource(server, source);
        try {
            this.proxy = new FaultyProxy(server.port());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try (Backups backups = open()) {
            this.baseline = backups.backupService()
                    .create(BackupRequest.everything().with(DumpOptions.DEFAULT.withJobs(1)))
                    .name();
        }
        memory.keys().forEach(key -> kept.put(key, memory.bytes(key)));
    }

    /** Where a database is, through the proxy; short of patience, as a test must be. */
    Database at(String database) {
        return new Database(
                List.of(new Database.Address("localhost", proxy.port())),
                database,
                server.superuser(),
                SECRET,
                Map.of(
                        "ApplicationName",
                        name,
                        "sslmode",
                        "disable",
                        "loginTimeout",
                        "2",
                        "cancelSignalTimeout",
                        "1",
                        "stallTimeout",
                        "1"));
    }

    /** A fresh start of the library, which keeps no state of its own. */
    Backups open() {
        return Backups.builder().database(at(source)).store(store).clock(clock).build();
    }

    /** Forgets what was stored since the baseline, and ends all faults. */
    void reset() {
        calm();
        clock.advance(Duration.ofMinutes(1));
        memory.keys().stream().filter(key -> !kept.containsKey(key)).forEach(memory::lose);
        kept.forEach((key, bytes) -> {
            if (!memory.keys().contains(key)) {
                try (var upload = memory.put(key, io.restorable.backup.storage.PutOptions.REPLACE)) {
                    upload.body().write(bytes);
                    upload.commit();
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
            } else if (!Arrays.equals(memory.bytes(key), bytes)) {
                memory.replace(key, bytes);
            }
        });
    }

    /** Ends all faults; what they did stays. */
    void calm() {
        store.fail(Fault.NONE);
        proxy.plan(null, () -> {});
    }

    /** Whether every object of the baseline is as it was. */
    boolean baselineIsIntact() {
        return kept.keySet().stream().allMatch(memory.keys()::contains)
                && kept.entrySet().stream()
                        .allMatch(object -> Arrays.equals(memory.bytes(object.getKey()), object.getValue()));
    }

    @Override
    public void close() {
        calm();
        try {
            proxy.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.dropDatabase(source);
    }
}
