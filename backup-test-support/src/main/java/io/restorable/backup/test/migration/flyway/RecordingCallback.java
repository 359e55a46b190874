package io.restorable.backup.test.migration.flyway;

import io.restorable.backup.test.migration.MigrationRecorder;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Hears of each migration, on its own connection and before its transaction ends. Source: Flyway 12.4, DbMigrate and
 * DefaultCallbackExecutor.
 */
final class RecordingCallback extends BaseCallback {

    private final MigrationRecorder recorder;

    RecordingCallback(MigrationRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                recorder.begins(connection, !connection.getAutoCommit());
            } else {
                recorder.stepDone(connection);
                MigrationInfo migration = context.getMigrationInfo();
                recorder.ends(
                        migration.getVersion() == null
                                ? "repeatable"
                                : migration.getVersion().getVersion(),
                        String.valueOf(migration.getDescription()));
            }
        } catch (SQLException failure) {
            throw new FlywayException("The locks of a migration could not be read: " + failure.getMessage(), failure);
        }
    }
}
