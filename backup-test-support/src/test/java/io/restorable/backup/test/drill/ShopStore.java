package io.restorable.backup.test.drill;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Stores with a backup of a small shop, on the newest major version; the database is gone again. */
final class ShopStore {

    static final String PASSPHRASE = "four words of one's own";

    private static final String SCHEMA = """
            CREATE SCHEMA shop;
            CREATE TABLE shop.customer (id integer PRIMARY KEY, name text NOT NULL);
            CREATE TABLE shop.orders (id integer PRIMARY KEY, customer_id integer REFERENCES shop.customer, total numeric);
            INSERT INTO shop.customer VALUES (1, 'Ada'), (2, 'Grace');
            INSERT INTO shop.orders SELECT number, 1 + number % 2, number * 10 FROM generate_series(1, 100) AS number;
            """;

    private static @Nullable Path plain;

    private ShopStore() {}

    /** A store that several tests share. */
    static synchronized Path shared() {
        Path made = plain;
        if (made == null) {
            made = folder();
            make(made, null);
            plain = made;
        }
        return made;
    }

    /** A store of one's own, with an encrypted backup. */
    static Path encrypted() {
        Path made = folder();
        make(made, Passphrase.of(PASSPHRASE));
        return made;
    }

    /** A copy of the shared store in which the rows of orders are damaged. */
    static Path damaged() throws IOException {
        Path copy = folder();
        try (var files = Files.walk(shared())) {
            for (Path file : files.sorted().toList()) {
                Path target = copy.resolve(shared().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        try (var files = Files.walk(copy)) {
            Path data = files.filter(file -> file.toString().endsWith(".dat.zst"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(data);
            bytes[bytes.length / 2] ^= 1;
            Files.write(data, bytes);
        }
        return copy;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("drill-store");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void make(Path store, @Nullable Passphrase passphrase) {
        PostgresServer server = PostgresServer.newest();
        String shop = server.createDatabase("drill_shop");
        try {
            server.execute(shop, SCHEMA);
            Backups.Builder builder =
                    Backups.builder().database(server.jdbcUrl(shop)).store(store.toString());
            if (passphrase != null) {
                builder.encryption(AgeEncryption.withPassphrase(passphrase));
            }
            try (Backups backups = builder.build()) {
                backups.backupService().create(BackupRequest.labelled("nightly"));
            }
        } finally {
            server.dropDatabase(shop);
        }
    }
}
