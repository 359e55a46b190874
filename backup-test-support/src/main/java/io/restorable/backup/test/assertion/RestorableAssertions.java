package io.restorable.backup.test.assertion;

import io.restorable.backup.connect.ApplicationDataSource;
import io.restorable.backup.connect.Database;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.migration.Migrations;
import javax.sql.DataSource;

/**
 * The way in to all assertions: to be imported statically, also beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(BackupUnderTest.latestIn("s3://acme-backups/shop"))
 *         .isSealed()
 *         .isEncrypted()
 *         .isYoungerThan(Duration.ofHours(26))
 *         .hasRows("orders", atLeast(1));
 * }</pre>
 */
public final class RestorableAssertions {

    private RestorableAssertions() {}

    /** Begins assertions on a backup. */
    public static BackupAssert assertThat(BackupUnderTest backup) {
        return new BackupAssert(backup);
    }

    /** Begins assertions on a drill whose database is gone. */
    public static DrillAssert assertThat(DrillReport drill) {
        return new DrillAssert(drill, null);
    }

    /**
     * Begins assertions on a drill whose database is still there.
     *
     * @param restored connections with it
     */
    public static DrillAssert assertThat(DrillReport drill, DataSource restored) {
        return new DrillAssert(drill, restored);
    }

    /** Begins assertions on a store, which stays open. */
    public static StoreAssert assertThat(BackupStore store) {
        return new StoreAssert(store);
    }

    /** Begins assertions on a database. */
    public static DatabaseAssert assertThat(Database database) {
        return new DatabaseAssert(database);
    }

    /**
     * Begins assertions on a database.
     *
     * @param database must show its URL, as those of HikariCP, pgJDBC and Spring do
     */
    public static DatabaseAssert assertThat(DataSource database) {
        return new DatabaseAssert(ApplicationDataSource.locate(database));
    }

    /** Begins assertions on the migrations of a project. */
    public static MigrationsAssert assertThat(Migrations migrations) {
        return new MigrationsAssert(migrations);
    }

    /** That many rows or more. */
    public static RowCount atLeast(long rows) {
        return new RowCount(rows, Long.MAX_VALUE);
    }

    /** That many rows or fewer. */
    public static RowCount atMost(long rows) {
        return new RowCount(0, rows);
    }

    /** Just that many rows. */
    public static RowCount exactly(long rows) {
        return new RowCount(rows, rows);
    }

    /** From one number of rows to another, both included. */
    public static RowCount between(long least, long most) {
        return new RowCount(least, most);
    }
}
