package io.restorable.backup.rescue;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.DiffRequest;
import io.restorable.backup.ExtractRequest;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A database of an ordinary role, which is backed up and then meets with accidents. */
final class RescueBench implements AutoCloseable {

    private static final int SMALL_PARTS = 64 * 1024;

    private final PostgresServer server;
    private final DatabasesOfTest databases = new DatabasesOfTest();
    private final String role;
    private final String database;
    private final Backups backups;

    RescueBench(PostgresServer server, Path store) {
        this.server = server;
        this.role = server.createRole("rescuer", "");
        this.database = databases.create(server, "rescue");
        server.execute("postgres", "ALTER DATABASE \"" + database + "\" OWNER TO \"" + role + "\"");
        if (server.major() >= 15) {
            server.execute(database, "ALTER SCHEMA public OWNER TO \"" + role + "\"");
        }
        this.backups = Backups.builder().database(url()).store(store.toString()).build();
    }

    Backups backups() {
        return backups;
    }

    PostgresServer server() {
        return server;
    }

    String database() {
        return database;
    }

    String role() {
        return role;
    }

    /** Leads to the database as the ordinary role. */
    String url() {
        return server.jdbcUrl(database, role);
    }

    /** An empty database, which belongs to the ordinary role. */
    String emptyUrl() {
        String name = databases.create(server, "scratch");
        server.execute("postgres", "ALTER DATABASE \"" + name + "\" OWNER TO \"" + role + "\"");
        return server.jdbcUrl(name, role);
    }

    /** Runs statements as the ordinary role. */
    void run(String sql) {
        try (var connection = server.dataSource(database, role).getConnection();
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first value of a query. */
    String ask(String sql) {
        return String.valueOf(server.query(database, sql));
    }

    /** Backs up in small parts. */
    String backUp() {
        var options = DumpOptions.DEFAULT.withSplitBytes(SMALL_PARTS).withCompression(Compression.parse("gzip"));
        return backups.backupService()
                .create(BackupRequest.everything().with(options))
                .name();
    }

    DiffReport diff(String backup, String... tables) {
        return backups.rescueService().diff(DiffRequest.of(backup, url()).withTables(List.of(tables)));
    }

    String extract(ExtractRequest request) {
        var target = new ByteArrayOutputStream();
        try {
            backups.rescueService().extract(request, target);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        return target.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        backups.close();
        databases.drop();
    }
}
