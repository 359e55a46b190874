package io.restorable.backup.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.restorable.backup.connect.url.ConnectionEnvironment;
import io.restorable.backup.error.TransactionPoolerException;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolerDetectionIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void refusesHostThatIsAPoolerByName() {
        assertThatThrownBy(() -> open("postgresql://u:geheim@ep-cool-1234-pooler.eu-central-1.aws.neon.tech/db"))
                .isInstanceOf(TransactionPoolerException.class)
                .hasMessageContaining("without '-pooler'")
                .message()
                .doesNotContain("geheim");
    }

    @EveryPostgres
    void refusesTransactionPooler(PostgresServer server) throws IOException {
        try (var pooler = new FakePooler(server.port())) {
            assertThatThrownBy(() -> open("postgresql://postgres@localhost:" + pooler.port() + "/postgres"))
                    .isInstanceOf(TransactionPoolerException.class)
                    .hasMessageContaining("one server process");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "statement"})
    void refusesPgBouncer(String mode) throws IOException {
        withPgBouncer(mode, url -> assertThatThrownBy(() -> open(url)).isInstanceOf(TransactionPoolerException.class));
    }

    @Test
    void acceptsPgBouncerThatLendsWholeSessions() throws IOException {
        withPgBouncer("session", url -> {
            try (var pool = open(url)) {
                assertThat(pool.facts().role()).isEqualTo("postgres");
            }
        });
    }

    private static SessionPool open(String url) {
        return SessionPool.open(ConnectionUrl.parse(url, ConnectionEnvironment.empty()), SessionOptions.of(1));
    }

    private void withPgBouncer(String mode, Check check) throws IOException {
        Path program = Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeThat(program).as("an installed PgBouncer").isNotNull();
        int port = freePort();
        Process process = start(String.valueOf(program), mode, port);
        try {
            Deadline.await("PgBouncer", () -> answers(port));
            check.run("postgresql://postgres@localhost:" + port + "/postgres");
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private Process start(String program, String mode, int port) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path configuration = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                postgres = host=localhost port=%d dbname=postgres user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                """.formatted(
                        PostgresServer.newest().port(), port, mode));
        var command = new ArrayList<>(List.of(program, configuration.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private interface Check {
        void run(String url);
    }
}
