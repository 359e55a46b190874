package io.restorable.backup.test.database.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.test.database.embedded.PostgresServer;
import org.junit.jupiter.api.Test;

@NeedsPgTools(14)
class PgToolsIntegrationTests {

    private final PgTools tools = PgTools.require(14);
    private final PostgresServer server = PostgresServer.of(14);

    @Test
    void dumpsWithRealPgDump() {
        var database = server.createDatabase("dumped");
        server.execute(database, "CREATE TABLE witness (id int)");

        var dump = tools.pgDump("--schema-only", "--dbname", uri(database)).succeeded();

        assertThat(dump.output()).contains("CREATE TABLE public.witness");
    }

    @Test
    void failsAtFirstErrorOfPsql() {
        var run = tools.psql("--dbname", uri("postgres"), "--command", "SELECT 1/0");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.errors()).contains("division by zero");
    }

    private String uri(String database) {
        return "postgresql://" + server.superuser() + "@" + server.host() + ":" + server.port() + "/" + database;
    }
}
