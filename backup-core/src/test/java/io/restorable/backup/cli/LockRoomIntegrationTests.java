package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.cli.Tool.Answer;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of more tables than the server has room for their locks. */
class LockRoomIntegrationTests {

    private static final int TABLES = 50;
    private static final Pattern SETTING = Pattern.compile("Set max_locks_per_transaction to (\\d+)");

    @TempDir
    private Path store;

    private static PostgresServer start(int locks) {
        int major = PostgresServer.newest().major();
        Map<String, String> settings = new HashMap<>(Map.of(
                "max_connections", "20",
                "max_worker_processes", "0",
                "max_wal_senders", "0",
                "autovacuum_max_workers", "1",
                "max_locks_per_transaction", String.valueOf(locks)));
        if (major >= 18) {
            settings.put("autovacuum_worker_slots", "1");
        }
        PostgresServer server = PostgresServer.start(major, settings);
        // a few tables for each transaction, as there is no room for more
        for (int first = 1; first <= TABLES; first += 10) {
            server.execute("postgres", """
                    DO $$ BEGIN FOR number IN %d..%d LOOP
                        EXECUTE format('CREATE TABLE part_%%1$s (id int PRIMARY KEY, word text);'
                                       ' INSERT INTO part_%%1$s VALUES (%%1$s)', number);
                    END LOOP; END $$
                    """.formatted(first, first + 9));
        }
        return server;
    }

    private Answer restoreInPlace(PostgresServer server, String... options) {
        var all = new ArrayList<>(List.of("restore", "postgres/latest", "--to", "in-place", "--yes"));
        all.addAll(List.of("--no-safety-backup", "--url", server.jdbcUrl("postgres")));
        all.addAll(List.of(options));
        return new Tool(store).with(all.toArray(String[]::new));
    }

    private static String tables(PostgresServer server) {
        return String.valueOf(server.query("postgres", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    @Test
    void refusesBeforeAnythingChangesAndNamesTheSettingThatIsEnough() {
        PostgresServer small = start(16);
        String wanted;
        try {
            new Tool(store).create(small, "postgres");
            small.execute("postgres", "CREATE TABLE later (id int)");

            Answer refused = restoreInPlace(small);

            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.REFUSED);
            Matcher setting = SETTING.matcher(refused.err());
            assertThat(setting.find()).as(refused.err()).isTrue();
            wanted = setting.group(1);
            assertThat(tables(small)).isEqualTo(String.valueOf(TABLES + 1));
            // a part that there is room for
            Answer part = restoreInPlace(small, "--table", "public.part_1*");
            assertThat(part.exitCode()).as(part.err()).isZero();
            assertThat(tables(small)).isEqualTo(String.valueOf(TABLES + 1));
        } finally {
            small.stop();
        }
        PostgresServer enough = start(Integer.parseInt(wanted));
        try {
            Answer restored = restoreInPlace(enough);

            assertThat(restored.exitCode()).as(restored.err()).isZero();
            assertThat(tables(enough)).isEqualTo(String.valueOf(TABLES));
        } finally {
            enough.stop();
        }
    }
}
