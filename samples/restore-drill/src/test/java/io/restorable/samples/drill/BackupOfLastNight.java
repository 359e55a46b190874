package io.restorable.samples.drill;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stands for the shop in production: makes a backup of it, of before the last migration, unless {@code BACKUP_STORE} says
 * where there is one. A team has real backups, and needs no such class.
 */
final class BackupOfLastNight implements BeforeAllCallback {

    private static final String STORE = "BACKUP_STORE";

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (System.getenv(STORE) == null && System.getProperty(STORE) == null) {
            System.setProperty(STORE, make().toString());
        }
    }

    private static Path make() throws IOException {
        Path store = Files.createTempDirectory("last-night");
        PostgresServer server = PostgresServer.newest();
        String shop = server.createDatabase("shop");
        Flyway.configure()
                .dataSource(server.dataSource(shop))
                .target(MigrationVersion.fromVersion("1"))
                .load()
                .migrate();
        server.execute(
                shop,
                "INSERT INTO purchase_order SELECT n, 'customer ' || n % 100, n FROM generate_series(1, 1000) AS n");
        try (Backups backups = Backups.builder()
                .database(server.jdbcUrl(shop))
                .store(store.toString())
                .build()) {
            backups.backupService().create(BackupRequest.labelled("nightly"));
        }
        server.dropDatabase(shop);
        return store;
    }
}
