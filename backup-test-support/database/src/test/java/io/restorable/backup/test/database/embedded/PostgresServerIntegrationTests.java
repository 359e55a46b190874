package io.restorable.backup.test.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresServerIntegrationTests {

    @EveryPostgres
    void runsTheMajorItSays(PostgresServer server) {
        var version = server.query("postgres", "SHOW server_version_num");

        assertThat(version).startsWith(Integer.toString(server.major()));
        assertThat(PostgresServer.of(server.major())).isSameAs(server);
    }

    @EveryPostgres
    void createsAndDropsDatabasesOfUniqueName(PostgresServer server) {
        var first = server.createDatabase("odd \"name\" ünï");
        var second = server.createDatabase("odd \"name\" ünï");
        server.execute(first, "CREATE TABLE only_here (id int)");

        assertThat(first).isNotEqualTo(second);
        assertThat(server.query(first, "SELECT current_database()")).isEqualTo(first);
        assertThat(server.query(second, "SELECT to_regclass('only_here')")).isNull();

        server.dropDatabase(first);
        server.dropDatabase(second);
        assertThat(server.query("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE 'odd%'"))
                .isEqualTo("0");
    }

    @Test
    void createsRoleThatIsNoSuperuser() throws SQLException {
        var server = PostgresServer.newest();
        var role = server.createRole("reader", "CREATEDB");

        try (var connection = server.dataSource("postgres", role).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT rolname, rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("rolname")).isEqualTo(role);
            assertThat(rows.getBoolean("rolsuper")).isFalse();
            assertThat(rows.getBoolean("rolcreatedb")).isTrue();
        }
    }

    @Test
    void namesDatabaseAndReasonWhenSqlFails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PostgresServer.newest().execute("postgres", "SELECT 1/0"))
                .withMessageContaining("database postgres")
                .withMessageContaining("division by zero");
    }

    @Test
    void refusesToStopSharedServer() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PostgresServer.newest().stop())
                .withMessageContaining("Start one of your own");
    }

    @Test
    void startsServerWithSettingsAndStopsIt() {
        var server = PostgresServer.start(PostgresServer.newest().major(), Map.of("fsync", "on", "work_mem", "8MB"));
        try {
            assertThat(server.query("postgres", "SHOW fsync")).isEqualTo("on");
            assertThat(server.query("postgres", "SHOW work_mem")).isEqualTo("8MB");
            assertThat(PostgresServer.newest().query("postgres", "SHOW fsync")).isEqualTo("off");
        } finally {
            server.stop();
        }
        assertThatIllegalStateException().isThrownBy(server::port).withMessageContaining("is stopped");
    }

    @Test
    void killsServerUnderItsSessions() throws SQLException {
        var server = PostgresServer.start(PostgresServer.newest().major(), Map.of());
        try (var connection = server.dataSource("postgres").getConnection()) {
            server.kill();

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connection.createStatement().execute("SELECT 1"));
        }
        assertThatIllegalStateException().isThrownBy(server::port).withMessageContaining("is stopped");
    }
}
