package io.restorable.backup.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.restore.database.NewDatabase;
import io.restorable.backup.storage.local.LocalStore;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.fault.FaultyProxy.Break;
import io.restorable.backup.test.fault.FaultyProxy.Kind;
import io.restorable.backup.test.fault.FaultyProxy.Moment;
import io.restorable.backup.test.time.SettableClock;
import io.restorable.backup.verify.VerificationLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed (signal 9) when so many bytes have passed between it and the server. */
class KilledProcessIntegrationTests {

    private static final long SEED = Long.getLong("restorable.faults.seed", 20261121L);
    private static final FaultTally TALLY = new FaultTally();
    private static final int POINTS = 5;

    private final PostgresServer server = PostgresServer.newest();
    private final String source = server.createDatabase("killed_source");
    private final String template = server.createDatabase("killed_template");
    private final String target = "killed_target_" + ProcessHandle.current().pid();

    @TempDir
    Path store;

    @BeforeEach
    void fill() {
        Contents.fillSource(server, source);
        Contents.fillTarget(server, template);
        try (Backups backups = open()) {
            backups.backupService().create(BackupRequest.everything());
        }
    }

    @AfterEach
    void drop() {
        targets().forEach(server::dropDatabase);
        server.dropDatabase(source);
        server.dropDatabase(template);
    }

    @AfterAll
    static void publish() {
        System.out.println("Seed " + SEED + "; choose another one by -Drestorable.faults.seed=…");
        TALLY.publish("process");
    }

    @Test
    void duringABackup() throws Exception {
        try (var proxy = new FaultyProxy(server.port())) {
            for (long position : positions(proxy, "BACKUP", source)) {
                boolean ended = kill(proxy, "BACKUP", source, position);

                assertEveryListedBackupVerifies(ended ? 2 : 1);
                assertNothingIsLeftAfterASweep();
                TALLY.plan("backup", "process: killed");
                TALLY.add("backup", "process: killed", ended);
            }
        }
    }

    @Test
    void duringARestoreToANewDatabase() throws Exception {
        String wanted = Contents.fingerprint(server, source);
        try (var proxy = new FaultyProxy(server.port())) {
            for (long position : positions(proxy, "NEW_DATABASE", target)) {
                boolean ended = kill(proxy, "NEW_DATABASE", target, position);

                if (targets().contains(target)) {
                    assertThat(Contents.fingerprint(server, target)).isEqualTo(wanted);
                }
                dropNamedLeftovers();
                assertThat(targets()).isSubsetOf(target);
                TALLY.plan("restore (new)", "process: killed");
                TALLY.add("restore (new)", "process: killed", ended);
            }
        }
    }

    @Test
    void duringARestoreInPlace() throws Exception {
        String wanted = Contents.fingerprint(server, source);
        String before = Contents.fingerprint(server, template);
        try (var proxy = new FaultyProxy(server.port())) {
            for (long position : positions(proxy, "IN_PLACE", target)) {
                boolean ended = kill(proxy, "IN_PLACE", target, position);

                assertThat(Contents.fingerprint(server, target)).isIn(wanted, before);
                TALLY.plan("restore (in place)", "process: killed");
                TALLY.add("restore (in place)", "process: killed", ended);
            }
        }
    }

    @Test
    void duringASwap() throws Exception {
        String wanted = Contents.fingerprint(server, source);
        String before = Contents.fingerprint(server, template);
        try (var proxy = new FaultyProxy(server.port())) {
            for (long position : positions(proxy, "SWAP", target)) {
                boolean ended = kill(proxy, "SWAP", target, position);

                dropNamedLeftovers();
                var databases = targets();
                String now = Contents.fingerprint(server, target);
                assertThat(databases).hasSize(now.equals(before) ? 1 : 2);
                assertThat(now).isIn(wanted, before);
                if (databases.size() == 2) {
                    assertThat(Contents.fingerprint(server, databases.get(1))).isEqualTo(before);
                }
                TALLY.plan("restore (swap)", "process: killed");
                TALLY.add("restore (swap)", "process: killed", ended);
            }
        }
    }

    @Test
    void endsOnTheServerWhatNobodyWaitsForAnyMore() throws Exception {
        try (var proxy = new FaultyProxy(server.port())) {
            proxy.plan(new Break(Kind.CUT, Moment.SENT, 0, "pg_sleep"), () -> {});
            String url = "jdbc:postgresql://localhost:" + proxy.port()
                    + "/postgres?user=postgres&sslmode=disable&ApplicationName=" + target;
            try (var pool = SessionPool.open(ConnectionUrl.parse(url), SessionOptions.of(1))) {
                assertThatThrownBy(() -> {
                            try (var session = pool.session(SessionPurpose.RESTORE)) {
                                session.execute("sleeping", "SELECT pg_catalog.pg_sleep(600)");
                            }
                        })
                        .isInstanceOf(ConnectionFailedException.class);
                awaitNoSessions();
            }
        }
    }

    /** Learns from one run how many bytes there are. */
    private List<Long> positions(FaultyProxy proxy, String work, String database) throws Exception {
        kill(proxy, work, database, Long.MAX_VALUE);
        int bytes = (int) proxy.bytes();
        var positions = new TreeSet<>(List.of((long) bytes - 600));
        new Random(SEED).ints(POINTS - 1L, 2_000, bytes - 600).forEach(position -> positions.add((long) position));
        return List.copyOf(positions);
    }

    /** Returns whether it came to its end before. */
    private boolean kill(FaultyProxy proxy, String work, String database, long position) throws Exception {
        if (!database.equals(source)) {
            targets().forEach(server::dropDatabase);
            if (!work.equals("NEW_DATABASE")) {
                server.execute("postgres", "CREATE DATABASE " + target + " TEMPLATE " + template);
            }
        }
        String url = "jdbc:postgresql://localhost:" + proxy.port() + "/" + database
                + "?user=postgres&sslmode=disable&ApplicationName=" + target;
        var victim = new Process[1];
        proxy.plan(
                new Break(Kind.FROZEN, Moment.BYTE, position, ""),
                () -> Objects.requireNonNull(victim[0]).destroyForcibly());
        victim[0] = KilledProcess.start(work, store, url);
        assertThat(victim[0].waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
        boolean ended = victim[0].exitValue() == 0;
        if (position == Long.MAX_VALUE) {
            assertThat(ended).as("%s without a fault", work).isTrue();
        } else {
            proxy.heal();
        }
        awaitNoSessions();
        return ended;
    }

    private void awaitNoSessions() {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + target + "'";
        while (!Objects.equals(server.query("postgres", count), "0")) {
            assertThat(System.nanoTime()).as("sessions are left").isLessThan(deadline);
        }
    }

    private Backups open() {
        return Backups.builder()
                .database(server.jdbcUrl(source))
                .store(store.toString())
                .build();
    }

    private void assertEveryListedBackupVerifies(int atLeast) {
        try (Backups backups = open()) {
            var listed = backups.backupService().list();
            assertThat(listed)
                    .hasSizeGreaterThanOrEqualTo(atLeast)
                    .allSatisfy(backup -> assertThat(backups.backupService()
                                    .verify(backup.name().toString(), VerificationLevel.CONTENTS)
                                    .findings())
                            .isEmpty());
        }
    }

    private void assertNothingIsLeftAfterASweep() throws Exception {
        var nextWeek = new SettableClock(Instant.now().plus(Duration.ofDays(7)));
        try (var disk = new LocalStore(store);
                var files = Files.walk(store)) {
            var repository = new Repository(disk, nextWeek);
            repository.sweep(Duration.ofDays(1));
            var names = repository.list().stream().map(ListedBackup::name).toList();
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file ->
                            names.stream().anyMatch(name -> file.toString().contains(name.toString())));
        }
    }

    /** What a killed restore leaves is named by the next one, with the way to remove it. */
    private void dropNamedLeftovers() {
        for (String database : targets()) {
            if (database.contains("_restoring_")) {
                assertThat(leftovers()).contains("DROP DATABASE " + database);
                server.dropDatabase(database);
            }
        }
    }

    private String leftovers() {
        try (var pool = SessionPool.open(ConnectionUrl.parse(server.jdbcUrl("postgres")), SessionOptions.of(1));
                var session = pool.session(SessionPurpose.RESTORE)) {
            return String.join("\n", NewDatabase.leftovers(session));
        }
    }

    private List<String> targets() {
        String names = server.query(
                "postgres",
                "SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE starts_with(datname, '"
                        + target + "')");
        return names == null ? List.of() : Arrays.asList(names.split(","));
    }
}
