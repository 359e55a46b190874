package io.restorable.backup.test.drill;

import io.restorable.backup.Backups;
import io.restorable.backup.DrillRequest;
import io.restorable.backup.drill.Drill;
import io.restorable.backup.drill.DrillOptions;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.server.RestoredDatabase;
import io.restorable.backup.test.server.ScratchServer;
import io.restorable.backup.test.server.ScratchServers;
import io.restorable.backup.test.server.ServerPlace;
import io.restorable.backup.test.setting.Annotations;
import io.restorable.backup.test.setting.Durations;
import io.restorable.backup.test.setting.ImpossibleException;
import io.restorable.backup.test.setting.TestSettings;
import io.restorable.backup.test.source.BackupKeys;
import io.restorable.backup.test.source.BackupSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One drill: finds the backup, restores it, judges it, and leaves the database for the tests. */
final class DrillOfTest {

    private static final Logger LOGGER = LoggerFactory.getLogger(DrillOfTest.class);

    private final ExtensionContext context;
    private final RestoreDrill annotation;
    private final ServerPlace place;
    private final TestSettings settings;

    DrillOfTest(ExtensionContext context, RestoreDrill annotation, ServerPlace place, TestSettings settings) {
        this.context = context;
        this.annotation = annotation;
        this.place = place;
        this.settings = settings;
    }

    /**
     * Runs it.
     *
     * @param testClass whose tests the database is for, or {@code null} if for one method
     * @throws ImpossibleException if the backup cannot be restored here
     * @throws AssertionFailedError if the backup does not pass, or not in time
     */
    DrilledBackup run(@Nullable Class<?> testClass) {
        BackupSource source = BackupSource.of(annotation.store(), annotation.backup(), settings);
        BackupKeys keys = Annotations.find(context, BackupKeys.class).orElse(null);
        try (Backups backups = source.open(keys, settings)) {
            SealedBackup backup = backups.backupService().find(source.backup());
            backup.requireKeys();
            ScratchServer server = ScratchServers.of(
                    place, backup.manifest().head().database().serverVersion().major());
            server.addRoles(backup.manifest().contents().roles());
            DrillReport report = drill(backups, backup, server);
            EvidenceFolder.of(settings).keep(report.evidence(backup, prover()), report.backup());
            return judge(report, backup, server, testClass);
        }
    }

    private DrillReport drill(Backups backups, SealedBackup backup, ScratchServer server) {
        DrillOptions options = DrillOptions.DEFAULT
                .withKeep(true)
                .withChecks(Arrays.stream(annotation.checks())
                        .map(RestoreCheck::query)
                        .toList());
        try {
            return backups.restoreService()
                    .drill(new DrillRequest(backup.name().toString(), server.database(), options));
        } catch (RefusedException refused) {
            boolean extension = refused.problem().contains("extension ");
            throw new ImpossibleException(
                    "Backup " + backup.name() + " cannot be restored to " + server + ". " + refused.problem(),
                    extension ? server.extensionAdvice() : refused.nextStep(),
                    refused);
        }
    }

    private DrilledBackup judge(
            DrillReport report, SealedBackup backup, ScratchServer server, @Nullable Class<?> testClass) {
        if (report.keptDatabase() == null) {
            throw new AssertionFailedError(DrillFailure.of(report, server));
        }
        var database = new RestoredDatabase(server.database().named(report.keptDatabase()));
        RestoreReport restore = Objects.requireNonNull(report.restore());
        var drilled = new DrilledBackup(database, server, report, restore, backup.manifest(), testClass);
        boolean good = false;
        try {
            mark(database, server);
            publish(report, restore, server);
            if (!report.passed()) {
                throw new AssertionFailedError(DrillFailure.of(report, server));
            }
            requireInTime(report, restore, server);
            good = true;
            return drilled;
        } finally {
            if (!good) {
                drilled.close();
            }
        }
    }

    /** Lets the next drill on that server drop the database if this process dies before it does. */
    private static void mark(RestoredDatabase database, ScratchServer server) {
        try {
            server.execute("COMMENT ON DATABASE " + Identifiers.quote(database.name()) + " IS "
                    + Literals.quote(Drill.LEFTOVER));
        } catch (SQLException failure) {
            LOGGER.debug("Database {} was not marked: {}", database.name(), failure.getMessage());
        }
    }

    private void requireInTime(DrillReport report, RestoreReport restore, ScratchServer server) {
        if (annotation.maxDuration().isBlank()) {
            return;
        }
        Duration most = Durations.parse(settings.resolve(annotation.maxDuration()));
        if (report.duration().compareTo(most) > 0) {
            throw new AssertionFailedError("The drill of backup " + report.backup() + " on " + server + " took "
                    + Durations.format(report.duration()) + ", and maxDuration allows " + Durations.format(most)
                    + ". The restore of " + restore.rows() + " rows took " + Durations.format(restore.duration())
                    + " of it.");
        }
    }

    private void publish(DrillReport report, RestoreReport restore, ScratchServer server) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("backup", report.backup().toString());
        entry.put("restoredTo", server.toString());
        entry.put("duration", Durations.format(report.duration()));
        entry.put("tables", Long.toString(restore.tables()));
        entry.put("rows", Long.toString(restore.rows()));
        entry.put("passed", Boolean.toString(report.passed()));
        context.publishReportEntry(entry);
        LOGGER.info("Drill: {}", entry);
    }

    private String prover() {
        return System.getProperty("user.name", "unknown") + ", test "
                + context.getRequiredTestClass().getSimpleName();
    }
}
