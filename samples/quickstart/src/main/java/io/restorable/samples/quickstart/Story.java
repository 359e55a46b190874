package io.restorable.samples.quickstart;

import io.restorable.samples.quickstart.BackupClient.Run;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shop loses its data, and gets it back through its own endpoint. */
final class Story {

    private static final String DISASTER = """
            DELETE FROM purchase WHERE bought_at >= '2025-11-01';
            UPDATE customer SET name = 'oops';
            """;

    private final PrintStream console;
    private final BackupClient endpoint;
    private final JdbcClient database;
    private int step;
    private long begun = System.nanoTime();

    Story(PrintStream console, BackupClient endpoint, JdbcClient database) {
        this.console = console;
        this.endpoint = endpoint;
        this.database = database;
    }

    /** Whether the shop came back. */
    boolean play() throws InterruptedException {
        console.println("Restorable: a shop loses its data, and gets it back.");
        Ledger before = Ledger.of(database);
        tell("Started the shop, migrated by Flyway: %,d rows.", before.rows());
        tell("Asked for a backup without a token: %s.", endpoint.statusWithoutToken());

        Run backup = endpoint.run("", Map.of("label", "story"));
        if (!backup.isGood()) {
            return fail(backup);
        }
        String name = backup.backup();
        tell("Asked with the token, and got %s: %,d rows, %.1f MB.", name, backup.rows(), backup.bytes() / 1e6);

        Run drill = endpoint.run("/drill", Map.of("backup", name));
        if (!drill.isGood()) {
            return fail(drill);
        }
        tell("Had it proved: restored beside the shop, compared, checked and dropped again.");
        tell("Looked at the shop's health: %s.", endpoint.health());

        database.sql(DISASTER).update();
        Ledger after = Ledger.of(database);
        tell("Lost data: %,d rows are gone, and every customer is called 'oops'.", before.rows() - after.rows());
        String confirm =
                database.sql("SELECT current_database()").query(String.class).single();
        Run restore = endpoint.run(
                "/restore", Map.of("backup", name, "mode", "in-place", "replace", true, "confirm", confirm));
        if (!restore.isGood()) {
            return fail(restore);
        }
        tell("Restored it in one transaction, while the shop held still: %,d rows.", restore.rows());
        return end(before.equals(Ledger.of(database)));
    }

    private boolean end(boolean same) {
        tell("Counted again, and compared with step 1: %s.", same ? "no difference" : "it differs");
        console.println(same ? "RESTORED" : "FAILED: the shop is not what it was.");
        return same;
    }

    private boolean fail(Run run) {
        console.println("FAILED: " + run);
        return false;
    }

    private void tell(String words, Object... values) {
        var took = Duration.ofNanos(System.nanoTime() - begun);
        String line = String.format(Locale.ROOT, words, values);
        console.printf(Locale.ROOT, "%d. %-100s %5.1f s%n", ++step, line, took.toMillis() / 1000.0);
        begun = System.nanoTime();
    }
}
