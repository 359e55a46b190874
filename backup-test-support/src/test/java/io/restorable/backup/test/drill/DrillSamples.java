package io.restorable.backup.test.drill;

import static io.restorable.backup.test.server.ServerChoice.EMBEDDED;
import static io.restorable.backup.test.server.ServerChoice.EXTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.server.RestoreOn;
import io.restorable.backup.test.server.RestoredDatabase;
import io.restorable.backup.test.server.WhenImpossible;
import io.restorable.backup.test.source.BackupKeys;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** What a team would write; run by {@link RestoreDrillIntegrationTests}. */
final class DrillSamples {

    /** The databases that samples were given. */
    static final Set<String> GIVEN = Collections.synchronizedSet(new HashSet<>());

    private DrillSamples() {}

    private static long orders(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM shop.orders")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @RestoreDrill(
            store = "${shop.store}",
            maxDuration = "${longest:10m}",
            checks = "SELECT count(*) > 0 FROM shop.orders")
    static class Passing {

        private final RestoredDatabase restored;

        Passing(RestoredDatabase restored) {
            this.restored = restored;
            GIVEN.add(restored.name());
        }

        @BeforeAll
        static void isGivenToCallbacks(DataSource restored) throws SQLException {
            assertThat(orders(restored)).isPositive();
        }

        @Test
        void holdsTheOrders(DrillReport report, RestoreReport restore, Manifest manifest) throws SQLException {
            assertThat(orders(restored.dataSource())).isEqualTo(100);
            assertThat(report.passed()).isTrue();
            assertThat(report.keptDatabase()).isEqualTo(restored.name());
            assertThat(restore.rows()).isPositive();
            assertThat(manifest.contents().tables()).isNotEmpty();
        }

        @Test
        void isKnownToSpring(JdbcConnectionDetails details) {
            assertThat(details.getJdbcUrl()).isEqualTo(restored.jdbcUrl()).endsWith("/" + restored.name());
            assertThat(details.getUsername()).isEqualTo(restored.user());
            assertThat(details.getPassword()).isEqualTo(restored.password());
            assertThat(details.toString()).doesNotContain("password");
        }

        @Nested
        class Inside {
            @Test
            void hasTheDatabaseOfTheClassAround(RestoredDatabase same) {
                assertThat(same).isEqualTo(restored);
            }
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @RestoreDrill(store = "${shop.store}")
    static class OneInstance {

        OneInstance(RestoredDatabase restored) {
            GIVEN.add(restored.name());
        }

        @Test
        void failsItself(RestoredDatabase restored) {
            assertThat(GIVEN).contains(restored.name());
            throw new IllegalStateException("on purpose");
        }
    }

    static class OfOneMethod {

        @Test
        @RestoreDrill(store = "${shop.store}")
        void hasADatabase(RestoredDatabase restored) throws SQLException {
            GIVEN.add(restored.name());
            assertThat(orders(restored.dataSource())).isEqualTo(100);
        }

        @Test
        @RestoreDrill(store = "${shop.store}", backup = "nightly")
        void hasAnother(RestoredDatabase restored) {
            GIVEN.add(restored.name());
        }

        @AfterAll
        static void goes() {}
    }

    @RestoreDrill(store = "${shop.store}")
    @BackupKeys(identities = "${no.identity:}", passphrase = "${shop.passphrase:}", macKey = "${no.mac:}")
    static class Encrypted {
        @Test
        void isRead(DataSource restored) throws SQLException {
            assertThat(orders(restored)).isEqualTo(100);
        }
    }

    @RestoreDrill(store = "${shop.store}")
    @BackupKeys(passphrase = "written in the source")
    static class SecretInSource {
        @Test
        void neverRuns() {}
    }

    @RestoreDrill(store = "${shop.store}", maxDuration = "1ms")
    static class TooSlow {
        @Test
        void neverRuns() {}
    }

    @RestoreDrill(
            store = "${shop.store}",
            checks = {"SELECT count(*) > 1000000 FROM shop.orders", "SELECT true"})
    static class FailingCheck {
        @Test
        void neverRuns() {}
    }

    @RestoreDrill(store = "${shop.store}")
    static class Plain {
        @Test
        void runs(RestoredDatabase restored) {
            GIVEN.add(restored.name());
        }
    }

    @RestoreDrill(store = "${shop.store}", backup = "of-last-year")
    static class UnknownBackup {
        @Test
        void neverRuns() {}
    }

    @RestoreDrill(store = "${never.told}")
    static class Untold {
        @Test
        void neverRuns() {}
    }

    @RestoreDrill(store = "${never.told}")
    @RestoreOn(whenImpossible = WhenImpossible.SKIP)
    static class UntoldAndSkipped {
        @Test
        void neverRuns() {}
    }

    @RestoreDrill(store = "${shop.store}")
    @RestoreOn(EXTERNAL)
    static class OnAServerThatIsThere {
        @Test
        void runs(RestoredDatabase restored) {
            GIVEN.add(restored.name());
        }
    }

    @RestoreDrill(store = "${shop.store}")
    @RestoreOn(value = EMBEDDED, whenImpossible = WhenImpossible.SKIP)
    static class NeedsAnExtension {
        @Test
        void neverRuns() {}
    }
}
