package io.restorable.backup.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.restorable.backup.connect.url.ConnectionEnvironment;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.ConnectionFailedException.Reason;
import io.restorable.backup.error.UnsupportedServerException;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionFailuresIntegrationTests {

    private final PostgresServer server = PostgresServer.start(
            PostgresServer.majors().get(PostgresServer.majors().size() - 1),
            Map.of("password_encryption", "scram-sha-256"));

    @BeforeAll
    void askForPasswords() {
        server.execute("postgres", """
                CREATE ROLE anna LOGIN PASSWORD 'geheim';
                CREATE ROLE crowd LOGIN PASSWORD 'geheim' CONNECTION LIMIT 0;
                CREATE ROLE outsider LOGIN PASSWORD 'geheim';
                """);
        server.execute("postgres", "CREATE DATABASE closed ALLOW_CONNECTIONS false");
        server.execute("postgres", """
                DO $$ BEGIN
                  EXECUTE format('COPY (VALUES (%L), (%L), (%L)) TO %L',
                    'host all postgres all trust', 'host all outsider all reject', 'host all all all scram-sha-256',
                    current_setting('hba_file'));
                  PERFORM pg_reload_conf();
                END $$
                """);
        Deadline.await("the new pg_hba.conf", () -> {
            var refused = catchThrowable(() -> open("outsider:geheim"));
            return refused != null;
        });
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Test
    void saysThatThePasswordIsWrong() {
        assertThat(open("anna:falsch", "postgres", ""))
                .returns(Reason.WRONG_PASSWORD, ConnectionFailedException::reason)
                .message()
                .contains("localhost:" + server.port(), "'anna'")
                .doesNotContain("falsch");
    }

    @Test
    void saysThatThereIsNoSuchRole() {
        assertThat(open("nobody:x", "postgres", "")).returns(Reason.WRONG_PASSWORD, ConnectionFailedException::reason);
    }

    @Test
    void saysThatAPasswordIsNeeded() {
        assertThat(open("anna", "postgres", ""))
                .returns(Reason.NO_PASSWORD, ConnectionFailedException::reason)
                .hasMessageContaining("PGPASSWORD");
    }

    @Test
    void saysThatTheRoleIsNotAdmitted() {
        assertThat(open("outsider:geheim", "postgres", ""))
                .returns(Reason.NOT_ADMITTED, ConnectionFailedException::reason)
                .hasMessageContaining("pg_hba.conf");
    }

    @Test
    void saysThatTheDatabaseIsClosed() {
        assertThat(open("anna:geheim", "closed", "")).returns(Reason.NOT_ADMITTED, ConnectionFailedException::reason);
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertThat(open("anna:geheim", "no such", ""))
                .returns(Reason.NO_SUCH_DATABASE, ConnectionFailedException::reason)
                .hasMessageContaining("'no such'");
    }

    @Test
    void saysThatThereAreTooManyConnections() {
        assertThat(open("crowd:geheim", "postgres", ""))
                .returns(Reason.TOO_MANY_CONNECTIONS, ConnectionFailedException::reason);
    }

    @Test
    void saysThatTheServerOffersNoEncryption() {
        assertThat(open("anna:geheim", "postgres", "?sslmode=require"))
                .returns(Reason.TLS, ConnectionFailedException::reason)
                .hasMessageContaining("sslmode is require");
    }

    @Test
    void saysThatTheRootCertificateIsMissing() {
        assertThat(open("anna:geheim", "postgres", "?sslmode=verify-full&sslrootcert=/no/such/file"))
                .returns(Reason.TLS, ConnectionFailedException::reason);
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        assertThat(fail("postgresql://anna:geheim@no-such-host.invalid/db"))
                .returns(Reason.UNKNOWN_HOST, ConnectionFailedException::reason)
                .message()
                .contains("no-such-host.invalid")
                .doesNotContain("geheim");
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(fail("postgresql://anna:geheim@localhost:" + port + "/db"))
                .returns(Reason.REFUSED, ConnectionFailedException::reason);
    }

    @Test
    void saysThatNothingAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(fail("jdbc:postgresql://localhost:" + silent.getLocalPort() + "/db?user=anna&loginTimeout=1"))
                    .returns(Reason.TIMEOUT, ConnectionFailedException::reason);
        }
    }

    @Test
    void triesTheNextHost() throws IOException {
        try (var pool = SessionPool.open(
                database("postgresql://postgres@localhost:1,localhost:" + server.port() + "/postgres"),
                SessionOptions.of(1))) {
            assertThat(pool.facts().database()).isEqualTo("postgres");
        }
    }

    @Test
    void refusesServersItWasNotTestedWith() {
        var newer =
                catchThrowableOfType(UnsupportedServerException.class, () -> SupportedServers.check(190_000, false));
        var older =
                catchThrowableOfType(UnsupportedServerException.class, () -> SupportedServers.check(130_004, false));

        assertThat(newer).hasMessageContaining("PostgreSQL 19").hasMessageContaining("14 to 18");
        assertThat(older).hasMessageContaining("PostgreSQL 13");
        assertThat(SupportedServers.check(190_000, true).major()).isEqualTo(19);
        assertThat(catchThrowableOfType(UnsupportedServerException.class, () -> SupportedServers.check(90_624, true)))
                .hasMessageContaining("too old");
    }

    private void open(String login) {
        SessionPool.open(
                        database("postgresql://" + login + "@localhost:" + server.port() + "/postgres"),
                        SessionOptions.of(1))
                .close();
    }

    private ConnectionFailedException open(String login, String name, String query) {
        return fail("postgresql://" + login + "@localhost:" + server.port() + "/" + name.replace(" ", "%20") + query);
    }

    private static ConnectionFailedException fail(String url) {
        return catchThrowableOfType(
                ConnectionFailedException.class,
                () -> SessionPool.open(database(url), SessionOptions.of(1)).close());
    }

    private static Database database(String url) {
        return ConnectionUrl.parse(url, ConnectionEnvironment.empty());
    }
}
