package io.restorable.backup.test.drill;

import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.boot.RestoredConnectionDetails;
import io.restorable.backup.test.server.RestoredDatabase;
import io.restorable.backup.test.server.ScratchServer;
import io.restorable.backup.test.server.TestDatabases;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * What a drill gives to a test; closing it drops the database. JUnit 5.12 closes what is of the one type, JUnit 6 what is
 * of the other.
 *
 * @param database what was restored
 * @param server where
 * @param report what was found
 * @param restore how it was restored
 * @param manifest what the backup is
 * @param testClass the class that Spring knows the database by, or {@code null} if it is of one method only
 */
@SuppressWarnings("deprecation")
record DrilledBackup(
        RestoredDatabase database,
        ScratchServer server,
        DrillReport report,
        RestoreReport restore,
        Manifest manifest,
        @Nullable Class<?> testClass)
        implements CloseableResource, AutoCloseable {

    private static final String CONNECTION_DETAILS =
            "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails";

    static boolean gives(Class<?> type) {
        return type == RestoredDatabase.class
                || type == DataSource.class
                || type == DrillReport.class
                || type == RestoreReport.class
                || type == Manifest.class
                || type.getName().equals(CONNECTION_DETAILS);
    }

    /** What a parameter of a type is given. */
    Object give(Class<?> type) {
        if (type == RestoredDatabase.class) {
            return database;
        }
        if (type == DataSource.class) {
            return database.dataSource();
        }
        if (type == DrillReport.class) {
            return report;
        }
        if (type == RestoreReport.class) {
            return restore;
        }
        return type == Manifest.class ? manifest : RestoredConnectionDetails.of(database);
    }

    /** Lets Spring find the database. */
    void announce() {
        Optional.ofNullable(testClass).ifPresent(each -> TestDatabases.assign(each, database));
    }

    @Override
    public void close() {
        Optional.ofNullable(testClass).ifPresent(TestDatabases::release);
        server.drop(database);
    }
}
