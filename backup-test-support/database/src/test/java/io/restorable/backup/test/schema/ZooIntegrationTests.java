package io.restorable.backup.test.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.PgTools;
import io.restorable.backup.test.schema.Zoo.Extra;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class ZooIntegrationTests {

    @EveryPostgres
    void loadsWithEverythingAsSuperuser(PostgresServer server) {
        var database = server.createDatabase("zoo");

        Zoo.load(server, database, Extra.values());

        assertThat(server.query(database, "SELECT count(*) FROM zoo.animals")).isEqualTo("3");
        assertThat(server.query(database, "SELECT count(*) FROM \"Extensions here\".zoo_settings"))
                .isEqualTo("3");
    }

    @EveryPostgres
    void loadsAPartAsOrdinaryOwner(PostgresServer server) {
        var owner = server.createRole("zoo_owner", "");
        var database = server.createDatabase("zoo");
        server.execute(database, "ALTER DATABASE " + database + " OWNER TO " + owner);

        Zoo.loadAsOwner(server, database, owner);

        assertThat(server.query(database, "SELECT count(*) FROM zoo.animals")).isEqualTo("3");
    }

    @EveryPostgres
    void letsItsDatabaseBeDropped(PostgresServer server) {
        var database = server.createDatabase("zoo");
        Zoo.load(server, database, Extra.SUBSCRIPTIONS_BEFORE_16);

        Zoo.dropSubscriptions(server, database);
        server.dropDatabase(database);

        assertThat(server.query("postgres", "SELECT datname FROM pg_database WHERE datname = '" + database + "'"))
                .isNull();
    }

    @EveryPostgres
    @NeedsPgTools(18)
    void comesBackEqualThroughPgDumpAndPgRestore(PostgresServer server, @TempDir Path folder) {
        var database = server.createDatabase("zoo");
        Zoo.load(server, database, Extra.OWN_EXTENSION, Extra.TABLESPACES);
        var copy = server.createDatabase("zoo_copy");
        var tools = PgTools.require(18);
        var archive = folder.resolve("archive").toString();

        tools.pgDump("-Fd", "--file=" + archive, url(server, database)).succeeded();
        tools.pgRestore("--dbname=" + url(server, copy), archive);

        assertThat(dumpedLines(tools, server, copy)).isEqualTo(dumpedLines(tools, server, database));
    }

    private static List<String> dumpedLines(PgTools tools, PostgresServer server, String database) {
        return tools.pgDump(url(server, database))
                .succeeded()
                .output()
                .lines()
                .filter(line -> !line.matches("(--|\\\\(un)?restrict ).*"))
                .sorted()
                .toList();
    }

    private static String url(PostgresServer server, String database) {
        return "postgresql://" + server.superuser() + "@" + server.host() + ":" + server.port() + "/" + database;
    }
}
