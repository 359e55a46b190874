package io.restorable.backup.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Databases whose objects need each other at random, each on one of the majors. {@code -Drestorable.seed=N} tries
 * others; a failure names its seed.
 */
class RandomSchemaIntegrationTests {

    private static final int STATEMENTS = 120;
    private static final int GRAPHS = 20;
    private static final int GRAPHS_FOR_PG_DUMP = 8;
    private static final long FIRST = Long.getLong("restorable.seed", 1);

    @TempDir
    Path folder = Path.of("");

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + GRAPHS);
    }

    static LongStream someSeeds() {
        return seeds().limit(GRAPHS_FOR_PG_DUMP);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void restoresWhatNeedsEachOther(long seed) throws SQLException {
        var server = server(seed);
        String original = make(server, seed);
        String copy = databases.name(server, "random_copy");
        try (var backups = Backups.builder()
                .database(server.jdbcUrl(original))
                .store(folder.toString())
                .build()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();

            RestoreReport report =
                    backups.restoreService().restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(copy)));

            assertThat(report.differences()).isEmpty();
            assertThat(definitions(server, copy)).as("on %s", server).isEqualTo(definitions(server, original));
        }
    }

    @NeedsPgTools(18)
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("someSeeds")
    void ordersWhatNeedsEachOtherAsPgDumpDoes(long seed) throws SQLException {
        var server = server(seed);
        String database = make(server, seed);

        assertThat(planned(server, database).differences(DumpScope.EVERYTHING))
                .as("on %s", server)
                .isEmpty();
    }

    private static PostgresServer server(long seed) {
        var majors = PostgresServer.majors();
        return PostgresServer.of(majors.get((int) (seed % majors.size())));
    }

    private String make(PostgresServer server, long seed) throws SQLException {
        String database = databases.create(server, "random");
        var schema = new RandomSchema(seed);
        try (var connection = server.dataSource(database).getConnection()) {
            for (String statement : schema.beginning()) {
                run(connection, statement);
            }
            for (int count = 0; count < STATEMENTS; count++) {
                var statement = schema.next();
                if (succeeds(connection, statement.sql())) {
                    statement.made();
                }
            }
        }
        return database;
    }

    private static boolean succeeds(Connection connection, String sql) {
        try {
            run(connection, sql);
            return true;
        } catch (SQLException cannotBe) {
            return false;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What there is, whichever way loops were broken to make it. */
    private static @Nullable String definitions(PostgresServer server, String database) {
        return server.query(database, """
                SELECT string_agg(what, E'\\n' ORDER BY what COLLATE "C") FROM (
                  SELECT format('relation %s %s %s', c.oid::regclass, c.relkind, pg_get_expr(c.relpartbound, c.oid))
                  FROM pg_class c WHERE c.relkind <> 't' AND c.relnamespace >= 16384
                  UNION ALL
                  SELECT format('view %s %s', c.oid::regclass, pg_get_viewdef(c.oid))
                  FROM pg_class c WHERE c.relkind = ANY ('{v,m}') AND c.relnamespace >= 16384
                  UNION ALL
                  SELECT format('column %s %s %s %s %s %s %s', c.oid::regclass, a.attnum, a.attname, a.atttypid::regtype,
                    a.attnotnull, a.attgenerated, pg_get_expr(d.adbin, d.adrelid))
                  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON (adrelid, adnum) = (attrelid, attnum)
                  WHERE a.attnum > 0 AND c.relkind <> 't' AND c.relnamespace >= 16384
                  UNION ALL
                  SELECT format('constraint %s %s %s %s', conrelid::regclass, contypid::regtype, conname, pg_get_constraintdef(oid))
                  FROM pg_constraint WHERE connamespace >= 16384 AND (contype <> 'f' OR conparentid = 0)
                  UNION ALL
                  SELECT 'index ' || pg_get_indexdef(oid) FROM pg_class WHERE relkind = ANY ('{i,I}') AND relnamespace >= 16384
                  UNION ALL
                  SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE prokind <> 'a' AND pronamespace >= 16384
                  UNION ALL
                  SELECT format('aggregate %s %s', a.aggfnoid::regprocedure, a.aggtransfn) FROM pg_aggregate a WHERE aggfnoid >= 16384
                  UNION ALL
                  SELECT format('operator %s %s', oid::regoperator, oprcode) FROM pg_operator WHERE oprnamespace >= 16384
                  UNION ALL
                  SELECT format('type %s %s %s %s', oid::regtype, typtype, typbasetype::regtype, typnotnull)
                  FROM pg_type WHERE typnamespace >= 16384
                  UNION ALL
                  SELECT 'rule ' || pg_get_ruledef(oid) FROM pg_rewrite WHERE oid >= 16384
                  UNION ALL
                  SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
                  UNION ALL
                  SELECT format('policy %s %s %s', polrelid::regclass, polname, pg_get_expr(polqual, polrelid)) FROM pg_policy
                  UNION ALL
                  SELECT 'statistics ' || pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
                  UNION ALL
                  SELECT format('inherits %s %s %s', inhrelid::regclass, inhparent::regclass, inhseqno) FROM pg_inherits
                  UNION ALL
                  SELECT format('comment %s', description) FROM pg_description WHERE objoid >= 16384
                ) AS definitions (what)
                """);
    }

    private PlannedDatabase planned(PostgresServer server, String database) {
        return new PlannedDatabase(server, database, server.superuser(), folder);
    }
}
