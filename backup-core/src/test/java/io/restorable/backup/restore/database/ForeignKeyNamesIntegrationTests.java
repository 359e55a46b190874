package io.restorable.backup.restore.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Two foreign keys over one column, of which one has partitions that came later. */
class ForeignKeyNamesIntegrationTests {

    private static final String KEYS =
            "SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ' ORDER BY conname)"
                    + " FROM pg_constraint WHERE contype = 'f' AND conparentid = 0";

    @TempDir
    Path folder = Path.of("");

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @EveryPostgres
    void bringsKeysBackUnderTheNamesTheyHad(PostgresServer server) {
        String original = databases.create(server, "keys");
        server.execute(original, """
                CREATE TABLE parts (id integer PRIMARY KEY) PARTITION BY RANGE (id);
                CREATE TABLE others (id integer PRIMARY KEY);
                CREATE TABLE "from here" (id integer, FOREIGN KEY (id) REFERENCES parts);
                ALTER TABLE "from here" ADD FOREIGN KEY (id) REFERENCES others;
                CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (10);
                CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (10) TO (20);
                """);
        String copy = databases.name(server, "keys_copy");
        String inPlace = databases.create(server, "keys_place");
        try (var backups = Backups.builder()
                .database(server.jdbcUrl(original))
                .store(folder.toString())
                .build()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            backups.restoreService().restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(copy)));
            backups.restoreService().restore(RestoreRequest.inPlace(backup, server.jdbcUrl(inPlace)));
        }

        assertThat(server.query(copy, KEYS))
                .isEqualTo(server.query(original, KEYS))
                .contains("from here");
        assertThat(server.query(inPlace, KEYS)).isEqualTo(server.query(original, KEYS));
    }
}
