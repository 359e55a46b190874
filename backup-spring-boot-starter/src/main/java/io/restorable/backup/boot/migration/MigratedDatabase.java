package io.restorable.backup.boot.migration;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.InvalidConnectionUrlException;
import io.restorable.backup.restore.database.UserObjects;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds the plan of the database that a tool migrates, and looks into it. */
final class MigratedDatabase {

    private MigratedDatabase() {}

    /** The plan that backs the database up; empty if none does. */
    static Optional<BackupPlan> planOf(DataSource migrated, BackupPlans plans) {
        if (plans.isEmpty()) {
            return Optional.empty();
        }
        Optional<Database> database = locate(migrated);
        if (database.isEmpty()) {
            return Optional.empty();
        }
        List<BackupPlan> sameName = plans.all().stream()
                .filter(plan -> plan.database().name().equals(database.get().name()))
                .toList();
        Optional<BackupPlan> same = sameName.stream()
                .filter(plan ->
                        plan.database().addresses().equals(database.get().addresses()))
                .findFirst();
        // one server may go by several names
        return same.isPresent() || sameName.size() > 1
                ? same
                : sameName.stream().findFirst();
    }

    /** Asks a connection, as tools wrap data sources in many ways. */
    private static Optional<Database> locate(DataSource migrated) {
        try (var connection = migrated.getConnection()) {
            String url = connection.getMetaData().getURL();
            if (url == null || !url.startsWith("jdbc:postgresql:")) {
                return Optional.empty();
            }
            Database database = ConnectionUrl.parse(url);
            return Optional.of(database.named(connection.getCatalog()));
        } catch (SQLException | InvalidConnectionUrlException failure) {
            // it may well be the one that is backed up
            throw new MigrationFailedException(
                    "Nothing was migrated: the database could not be asked where it is, and so whether it is backed up. "
                            + failure.getMessage(),
                    "Mend the connection and start again, or set backup.migration.enabled=false.",
                    failure);
        }
    }

    /** Whether nothing is in it that a backup could hold: the very first start. */
    static boolean isEmpty(Database database) {
        try (SessionPool pool = SessionPool.open(database, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.ROWS)) {
            return UserObjects.read(session).isEmpty() && UserObjects.largeObjects(session) == 0;
        }
    }
}
