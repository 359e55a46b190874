package io.restorable.backup.dump;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Deadline;
import io.restorable.backup.connect.url.ConnectionEnvironment;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A hot standby of a server of 15 or newer, made by a base backup of its files, that prefers replay to its readers. */
final class StandbyServer implements AutoCloseable {

    private static final String LOG = "server.log";

    private final Path folder;
    private final int port;
    private final Process process;

    /** @param folder an empty folder */
    StandbyServer(PostgresServer primary, Path folder) throws IOException, SQLException {
        this.folder = Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        this.port = freePort();
        copy(primary);
        Files.createFile(folder.resolve("standby.signal"));
        this.process = start(Objects.requireNonNull(
                primary.query("postgres", "SELECT setting FROM pg_config WHERE name = 'BINDIR'")));
        Deadline.await("the standby", () -> answers() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("The standby did not start: " + Files.readString(folder.resolve(LOG)));
        }
    }

    /** How to connect as the superuser. */
    Database database(String name) {
        return ConnectionUrl.parse(
                "postgresql://postgres@localhost:" + port + "/" + name, ConnectionEnvironment.empty());
    }

    /** Waits until everything is replayed that the primary has written. */
    void catchUp(PostgresServer primary) {
        String written = primary.query("postgres", "SELECT pg_current_wal_lsn()");
        Deadline.await(
                "the standby to replay " + written, () -> flag("SELECT pg_last_wal_replay_lsn() >= '" + written + "'"));
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    private boolean answers() {
        try {
            return flag("SELECT pg_is_in_recovery()");
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private boolean flag(String sql) {
        var source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void copy(PostgresServer primary) throws IOException, SQLException {
        try (Connection connection = primary.dataSource("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', true)");
            copy(Path.of(Objects.requireNonNull(primary.query("postgres", "SHOW data_directory"))));
            try (var rows = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                rows.next();
                Files.writeString(folder.resolve("backup_label"), rows.getString(1));
            }
        }
        Files.writeString(
                folder.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + primary.port() + " user=postgres'\n");
    }

    private void copy(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(each -> !each.equals(source)).toList()) {
                Path relative = source.relativize(file);
                boolean log = relative.startsWith("pg_wal") && Files.isRegularFile(file);
                if (!log && !relative.toString().startsWith("postmaster.")) {
                    Files.copy(file, folder.resolve(relative.toString()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private Process start(String programs) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(Path.of(programs, "postgres").toString(), "-D", folder.toString()));
        command.addAll(List.of("-p", Integer.toString(port), "-c", "listen_addresses=localhost"));
        command.addAll(List.of("-c", "unix_socket_directories=", "-c", "max_connections=1000", "-c", "fsync=off"));
        command.addAll(List.of("-c", "max_standby_streaming_delay=0", "-c", "wal_retrieve_retry_interval=100ms"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(LOG).toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
