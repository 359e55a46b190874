package io.restorable.samples.plain;

import static io.restorable.samples.plain.Story.megabytes;
import static io.restorable.samples.plain.Story.number;

import io.restorable.backup.BackupReport;
import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.schema.SampleShop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A shop loses its data and gets it back: starts PostgreSQL, fills a shop, backs it up into a folder, destroys data,
 * restores the backup and compares. Ends with the line {@code RESTORED} and exit code 0, or says what went wrong and
 * ends with another.
 */
public final class LostAndFound {

    private static final int ORDERS = 60_000;

    private static final String DISASTER = """
            DROP TABLE shop.review;
            DELETE FROM shop."order" WHERE placed_at >= '2025-01-01';
            UPDATE shop.customer SET name = 'oops', home = NULL;
            SELECT lo_unlink(manual) FROM shop.product WHERE manual IS NOT NULL;
            """;

    private final Story story;
    private final Path folder;

    LostAndFound(PrintStream console, Path folder) {
        this.story = new Story(console);
        this.folder = folder;
    }

    /**
     * Runs the story.
     *
     * @param arguments the folder for the backup; a temporary one without it
     */
    public static void main(String... arguments) throws IOException {
        var folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("lost-and-found");
        System.exit(new LostAndFound(System.out, folder).run() ? 0 : 1);
    }

    /** Whether the shop came back. */
    boolean run() {
        try {
            story.say("Restorable: a shop loses its data, and gets it back.");
            return comesBack();
        } catch (BackupException | SQLException failure) {
            story.say("FAILED: " + failure.getMessage());
            return false;
        }
    }

    private boolean comesBack() throws SQLException {
        var server = PostgresServer.of(18);
        var database = server.createDatabase("shop");
        var shop = server.dataSource(database);
        story.tell("Started " + server + ".");

        SampleShop.create(shop, ORDERS);
        story.tell("Filled the shop.");

        var before = Census.of(shop);
        story.tell("Counted it: %d tables, %s rows.".formatted(before.tables().size(), number(before.rows())));

        try (var backups = Backups.builder()
                .database(server.jdbcUrl(database))
                .store(folder.toString())
                .build()) {
            BackupReport backup = backups.backupService().create(BackupRequest.labelled("before-the-disaster"));
            story.tell("Backed it up as %s: %s."
                    .formatted(backup.name(), megabytes(backup.totals().storedBytes())));

            server.execute(database, DISASTER);
            var after = Census.of(shop);
            story.tell("Destroyed data: %s rows are gone, a table with them, and every customer is called 'oops'."
                    .formatted(number(before.rows() - after.rows())));

            var request = RestoreRequest.inPlace(backup.name(), server.jdbcUrl(database))
                    .replacingContents();
            var restore = backups.restoreService().restore(request);
            story.tell("Restored it in one transaction: %s rows, in %d tables equal to their fingerprints."
                    .formatted(number(restore.rows()), restore.compared()));
        }

        var differences = before.differences(Census.of(shop));
        story.tell("Counted it again, and compared with step 3: "
                + (differences.isEmpty() ? "no difference" : "it differs") + ".");
        differences.forEach(story::say);
        story.say("The backup stays in " + folder + ", for pg_restore and for backup-cli.jar.");
        story.say(differences.isEmpty() ? "RESTORED" : "FAILED: the shop is not what it was.");
        return differences.isEmpty();
    }
}
