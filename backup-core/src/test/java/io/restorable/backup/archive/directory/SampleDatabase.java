package io.restorable.backup.archive.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.PgTools;
import io.restorable.backup.test.database.tools.ToolRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small database with everything that an archive treats in a way of its own, and the judgement whether another is the
 * same.
 */
public final class SampleDatabase {

    private static final String SCHEMA = """
            CREATE TABLE customer (id integer PRIMARY KEY, name text DEFAULT 'a''b\\c?' NOT NULL);
            COMMENT ON TABLE customer IS 'who pays; isn''t it? \\. $$ {fn now()}';
            INSERT INTO customer SELECT g, repeat('name ', g % 9) || E'\\t\\n\\\\.\\n\\\\' FROM generate_series(1, 3000) g;
            CREATE TABLE "Or""der" (id bigserial PRIMARY KEY, customer integer REFERENCES customer, note text);
            INSERT INTO "Or""der" (customer, note) SELECT 1 + g % 3000, CASE WHEN g % 3 > 0 THEN 'ä€😀' END
                FROM generate_series(1, 9000) g;
            CREATE INDEX ON "Or""der" (note);
            CREATE TABLE empty (a integer);
            CREATE MATERIALIZED VIEW counted AS SELECT customer, count(*) FROM "Or""der" GROUP BY 1;
            CREATE UNIQUE INDEX ON counted (customer);
            CREATE TABLE event (at date, what text) PARTITION BY RANGE (at);
            CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            INSERT INTO event SELECT '2026-01-01'::date + g, g FROM generate_series(0, 300) g;
            CREATE INDEX ON event (what);
            CREATE FUNCTION greet(who text) RETURNS text LANGUAGE plpgsql AS $body$
            DECLARE said text := 'it''s; $$?$$ \\';
            BEGIN -- ' not a string "
                RETURN format('{%s} ? %s', who, said);
            END; $body$;
            CREATE FUNCTION has(j jsonb) RETURNS boolean LANGUAGE sql BEGIN ATOMIC SELECT j ? 'a'; SELECT j ?| '{b}'; END;
            CREATE VIEW v AS SELECT id, name FROM customer WHERE name <> '?';
            CREATE RULE r AS ON INSERT TO v DO INSTEAD (INSERT INTO empty VALUES (1); INSERT INTO empty VALUES (2));
            CREATE FUNCTION tell() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE EVENT TRIGGER tell ON ddl_command_end EXECUTE FUNCTION tell();
            COMMENT ON EVENT TRIGGER tell IS 'last';
            SELECT lo_from_bytea(900001, '\\x00275c0d0aff'), lo_from_bytea(900002, ''),
                lo_from_bytea(900003, convert_to(repeat('large ', 10000), 'UTF8')), lo_from_bytea(900004, 'x');
            COMMENT ON LARGE OBJECT 900003 IS 'large';
            """;

    private static final String PRIVILEGES = """
            GRANT SELECT ON customer TO %1$s;
            GRANT SELECT (a) ON empty TO %1$s;
            REVOKE ALL ON FUNCTION greet FROM PUBLIC;
            ALTER DEFAULT PRIVILEGES FOR ROLE %1$s GRANT SELECT ON TABLES TO PUBLIC;
            ALTER LARGE OBJECT 900004 OWNER TO %1$s;
            GRANT SELECT ON LARGE OBJECT 900001 TO %1$s;
            GRANT SELECT ON LARGE OBJECT 900003 TO %1$s;
            ALTER TABLE empty OWNER TO %1$s;
            """;

    /** Tables may have any access method since PostgreSQL 12, partitioned ones since 17. */
    private static final String ACCESS_METHODS = """
            CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
            CREATE TABLE other (a integer) USING heap2;
            INSERT INTO other VALUES (1);
            """;

    private static final String PARTITION_ACCESS_METHODS = """
            CREATE TABLE parts (a integer) PARTITION BY LIST (a) USING heap2;
            CREATE TABLE part_1 PARTITION OF parts FOR VALUES IN (1);
            INSERT INTO parts VALUES (1);
            """;

    private final PostgresServer server;
    private final PgTools newest = PgTools.require(18);

    private SampleDatabase(PostgresServer server) {
        this.server = server;
    }

    /** Works on a server. */
    public static SampleDatabase on(PostgresServer server) {
        return new SampleDatabase(server);
    }

    /** Makes the database and returns its name. */
    public String create() {
        String database = server.createDatabase("archive_sample");
        try (var connection = connect(database, "simple");
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(SCHEMA);
            statement.execute(PRIVILEGES.formatted(server.createRole("archive_other", "")));
            statement.execute(ACCESS_METHODS);
            if (server.major() >= 17) {
                statement.execute(PARTITION_ACCESS_METHODS);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return database;
    }

    /** Connects by JDBC with a value of the driver's preferQueryMode. */
    public Connection connect(String database, String mode) throws SQLException {
        String url = server.jdbcUrl(database);
        return DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + "preferQueryMode=" + mode);
    }

    /** Dumps a database into a folder with pg_dump of the given programs. */
    public Path dump(PgTools tools, String database, Path folder, String... options) {
        var arguments = Stream.of(connection(database), List.of(options), List.of("-Fd", "--file=" + folder))
                .flatMap(List::stream);
        tools.pgDump(arguments.toArray(String[]::new)).succeeded();
        return folder;
    }

    /**
     * Restores a folder into a new database, whose name it returns. Only the setting that servers before 17 do not know,
     * and newer programs send to all, may fail.
     */
    public String restore(PgTools tools, Path folder, String... options) {
        String database = server.createDatabase("archive_restored");
        var arguments = Stream.of(connection(database), List.of(options), List.of(folder.toString()))
                .flatMap(List::stream);
        var run = tools.pgRestore(arguments.toArray(String[]::new));
        if (server.major() >= 17 || tools.major() < 17) {
            run.succeeded();
        }
        assertThat(run.errors().lines().filter(line -> line.contains("ERROR: ")))
                .allMatch(line -> line.endsWith("unrecognized configuration parameter \"transaction_timeout\""));
        return database;
    }

    /** Runs a script in a database. */
    public ToolRun run(PgTools tools, String database, Path script) {
        var arguments = Stream.concat(connection(database).stream(), Stream.of("--quiet", "--file=" + script));
        return tools.psql(arguments.toArray(String[]::new)).succeeded();
    }

    /** All that pg_dump says of a database, with the rows in an order of their own. */
    public String describe(String database, String... options) {
        var arguments = Stream.concat(
                connection(database).stream(), Stream.concat(Stream.of("--restrict-key=x"), Stream.of(options)));
        return newest.pgDump(arguments.toArray(String[]::new))
                .succeeded()
                .output()
                .lines()
                .filter(line -> !line.startsWith("--"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private List<String> connection(String database) {
        return List.of(
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--username=" + server.superuser(),
                "--dbname=" + database);
    }
}
