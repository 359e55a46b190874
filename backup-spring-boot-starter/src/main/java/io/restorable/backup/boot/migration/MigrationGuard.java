package io.restorable.backup.boot.migration;

import io.restorable.backup.BackupReport;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.properties.MigrationProperties;
import io.restorable.backup.boot.properties.MigrationProperties.OnFailure;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.boot.run.Work;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.lock.DatabaseLock;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.restore.RestoreReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a tool migrate a database only when a sealed backup of it lies in the store. Backup, migration and, if it comes to
 * that, the way back are one piece of work under the database's lock, so that of several instances that start at once one
 * migrates, and the others find nothing left to do. Safe for use by many threads.
 */
public final class MigrationGuard {

    private static final Logger LOGGER = LoggerFactory.getLogger(MigrationGuard.class);

    private final BackupPlans plans;
    private final PlanRuns runs;
    private final MigrationProperties properties;

    /**
     * @param plans say which databases are backed up, and where to
     * @param runs makes the backups
     * @param properties what happens on failures
     */
    public MigrationGuard(BackupPlans plans, PlanRuns runs, MigrationProperties properties) {
        this.plans = plans;
        this.runs = runs;
        this.properties = properties;
    }

    /**
     * Migrates, after a backup if there is something to do. A database that no plan backs up, or that is still empty, is
     * migrated as if this were not here.
     *
     * @throws MigrationFailedException if there was no backup to be had, or the migration failed after one
     */
    public void migrate(SchemaMigration migration) {
        Optional<BackupPlan> plan = MigratedDatabase.planOf(migration.dataSource(), plans);
        if (plan.isEmpty()) {
            if (!plans.isEmpty()) {
                LOGGER.warn("{} runs on a database that no plan backs up: there is no way back", migration.tool());
            }
            migration.run();
        } else if (MigratedDatabase.isEmpty(plan.get().database())) {
            LOGGER.info(
                    "Database {} is still empty: {} runs without a backup",
                    plan.get().database().name(),
                    migration.tool());
            migration.run();
        } else if (migration.pending().isEmpty()) {
            migration.run();
        } else {
            migrate(migration, plan.get());
        }
    }

    private void migrate(SchemaMigration migration, BackupPlan plan) {
        DatabaseLock lock = lock(plan.database(), migration);
        try (lock) {
            // another instance may have been quicker
            PendingChanges pending = migration.pending();
            if (pending.isEmpty()) {
                migration.run();
            } else {
                migrate(migration, plan, pending);
            }
        } catch (MigrationFailedException told) {
            throw told;
        } catch (RuntimeException failure) {
            throw lock.explain(failure);
        }
    }

    private DatabaseLock lock(Database database, SchemaMigration migration) {
        try {
            return DatabaseLock.take(database, SessionOptions.of(1), "migration", properties.lockTimeout());
        } catch (BackupException failure) {
            goOnWithoutBackup(failure, migration);
            return DatabaseLock.NONE;
        }
    }

    private void migrate(SchemaMigration migration, BackupPlan plan, PendingChanges pending) {
        Optional<BackupName> earlier = earlierAttempt(plan, pending);
        BackupReport backup = backUp(migration, plan, pending);
        try {
            migration.run();
        } catch (RuntimeException failure) {
            if (backup == null) {
                throw failure;
            }
            MigrationFailedException told = afterFailure(migration, plan, pending, backup, failure);
            throw earlier.map(told::afterAttemptFrom).orElse(told);
        }
        if (properties.backupAfter()) {
            backUpAfter(plan, pending);
        }
    }

    private static Optional<BackupName> earlierAttempt(BackupPlan plan, PendingChanges pending) {
        if (pending.to() == null) {
            // what is repeated has the same label each time, also when it has succeeded
            return Optional.empty();
        }
        try {
            Optional<BackupName> earlier = EarlierAttempt.backup(plan, pending.labelBefore());
            earlier.ifPresent(backup -> LOGGER.warn(
                    "{} was begun before and did not end: if that was in the middle, database {} is in between, and {} is"
                            + " the backup to go back to",
                    pending,
                    plan.database().name(),
                    backup));
            return earlier;
        } catch (RuntimeException unknown) {
            // the backup that follows needs the store more, and says what is wrong with it
            LOGGER.debug("Earlier attempts cannot be looked for", unknown);
            return Optional.empty();
        }
    }

    private @Nullable BackupReport backUp(SchemaMigration migration, BackupPlan plan, PendingChanges pending) {
        LOGGER.info(
                "{} is about to run {}: backing database {} up first",
                migration.tool(),
                pending,
                plan.database().name());
        try {
            return runs.backup(plan, pending.labelBefore(), Trigger.MIGRATION);
        } catch (BackupException failure) {
            goOnWithoutBackup(failure, migration);
            return null;
        }
    }

    private void goOnWithoutBackup(BackupException failure, SchemaMigration migration) {
        if (properties.failIfBackupFails()) {
            throw new MigrationFailedException(
                    migration.tool() + " did not run: there is no backup of the database as it is now. "
                            + failure.problem(),
                    failure.nextStep() + " To migrate without a backup, set " + MigrationProperties.PREFIX
                            + ".fail-if-backup-fails=false.",
                    failure);
        }
        LOGGER.warn("{} runs without a backup, as the settings allow: {}", migration.tool(), failure.getMessage());
    }

    private MigrationFailedException afterFailure(
            SchemaMigration migration,
            BackupPlan plan,
            PendingChanges pending,
            BackupReport backup,
            RuntimeException failure) {
        String problem = migration.tool() + " failed at " + pending + ": " + failure.getMessage();
        if (isUnchanged(migration, pending, failure)) {
            return new MigrationFailedException(
                    problem + "\n\nPostgreSQL rolled the migration back: the schema is as it was before.",
                    "Mend the migration and start again. " + wayBack(plan, backup),
                    failure);
        }
        if (properties.onFailure() == OnFailure.REPORT) {
            return new MigrationFailedException(
                    problem + "\n\nThe database may be in between. It was backed up before, as " + backup.name() + ".",
                    wayBack(plan, backup) + "\n\nTo have this done by itself, set " + MigrationProperties.PREFIX
                            + ".on-failure=restore.",
                    failure);
        }
        return undone(problem, plan, backup, failure);
    }

    private static boolean isUnchanged(SchemaMigration migration, PendingChanges pending, RuntimeException failure) {
        try {
            return migration.isUnchanged(pending, failure);
        } catch (RuntimeException unknown) {
            LOGGER.debug("How far {} got cannot be told", migration.tool(), unknown);
            return false;
        }
    }

    private MigrationFailedException undone(
            String problem, BackupPlan plan, BackupReport backup, RuntimeException failure) {
        var request = new RestoreRequest(backup.name(), plan.database(), RestoreOptions.into(RestoreMode.IN_PLACE))
                .replacingContents();
        try {
            RestoreReport restored = runs.run(
                    plan,
                    Work.RESTORE,
                    Trigger.MIGRATION,
                    backups -> backups.restoreService().restore(request));
            return new MigrationFailedException(
                    problem + "\n\nThe database was RESTORED from " + backup.name()
                            + ", made before the migration, and compared."
                            + (restored.safetyBackup() == null
                                    ? ""
                                    : " What the migration left is kept as " + restored.safetyBackup() + "."),
                    "Mend the migration and start again.",
                    failure);
        } catch (BackupException unsuccessful) {
            failure.addSuppressed(unsuccessful);
            return new MigrationFailedException(
                    problem + "\n\nThe backup made before, " + backup.name() + ", could NOT be restored: "
                            + unsuccessful.problem(),
                    unsuccessful.nextStep() + "\n\n" + wayBack(plan, backup),
                    failure);
        }
    }

    /** With what there is on any machine that has a JVM. */
    private static String wayBack(BackupPlan plan, BackupReport backup) {
        Database database = plan.database();
        return "To go back to the database as it was before the migration:\n\n"
                + "    java -jar backup-cli.jar restore " + backup.name() + " --to in-place --yes \\\n"
                + "        --store " + plan.store().address() + " \\\n"
                + "        --url postgresql://" + database.user() + "@" + database.location() + "/" + database.name();
    }

    /** The migration is done, whatever becomes of this backup. */
    private void backUpAfter(BackupPlan plan, PendingChanges pending) {
        try {
            runs.backup(plan, pending.labelAfter(), Trigger.MIGRATION);
        } catch (BackupException failure) {
            LOGGER.warn("The migration is done, but there is no backup after it: {}", failure.getMessage());
        }
    }
}
