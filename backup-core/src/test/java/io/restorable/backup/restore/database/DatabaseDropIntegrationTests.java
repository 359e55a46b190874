package io.restorable.backup.restore.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A database is to be dropped while somebody in another one is in the middle of COPY and says nothing. */
class DatabaseDropIntegrationTests {

    private static final int FIRST_THAT_WAITS = 15;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @EveryPostgres
    void namesWhoHoldsItUpAndSucceedsOnceThatIsOver(PostgresServer server) throws SQLException {
        String busy = databases.create(server, "busy");
        String unused = databases.create(server, "unused");
        server.execute(busy, "CREATE TABLE rows (id integer)");
        try (var pool = SessionPool.open(ConnectionUrl.parse(server.jdbcUrl("postgres")), SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            try (var other = server.dataSource(busy).getConnection()) {
                CopyIn copy = other.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY rows FROM STDIN");

                if (server.major() >= FIRST_THAT_WAITS) {
                    assertThatExceptionOfType(DatabaseStaysException.class)
                            .isThrownBy(() -> drop(session, unused, Duration.ofMillis(300)))
                            .withMessageContaining("Database " + unused + " could not be dropped")
                            .withMessageContaining("It may be process "
                                    + other.unwrap(PGConnection.class).getBackendPID() + " in database " + busy)
                            .withMessageContaining("pg_terminate_backend");
                    assertThat(connectionLimit(server, unused)).isEqualTo("-2");
                }
                copy.cancelCopy();
            }
            DatabaseDrop.unused(session, unused);
            DatabaseDrop.force(session, busy);
        }
        assertThat(connectionLimit(server, unused)).isNull();
        assertThat(connectionLimit(server, busy)).isNull();
    }

    private static void drop(Session session, String database, Duration patience) {
        DatabaseDrop.run(session, database, "DROP DATABASE \"" + database + "\"", patience);
    }

    /** {@code null} if there is no such database. */
    private static @Nullable String connectionLimit(PostgresServer server, String database) {
        return server.query("postgres", "SELECT max(datconnlimit) FROM pg_database WHERE datname = '" + database + "'");
    }
}
