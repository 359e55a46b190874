package io.restorable.backup.test.migration.liquibase;

import io.restorable.backup.test.migration.MigrationRecorder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.UnexpectedLiquibaseException;

/**
 * Hears of each change set, and of each change in it, before the change set's transaction ends. Source: Liquibase 5.0,
 * ChangeSet.execute.
 */
final class RecordingListener extends AbstractChangeExecListener {

    private final MigrationRecorder recorder;

    RecordingListener(MigrationRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void willRun(
            ChangeSet changeSet, DatabaseChangeLog changelog, Database database, ChangeSet.RunStatus status) {
        locks(() -> recorder.begins(connection(database), changeSet.isRunInTransaction()));
    }

    @Override
    public void ran(Change change, ChangeSet changeSet, DatabaseChangeLog changelog, Database database) {
        locks(() -> recorder.stepDone(connection(database)));
    }

    @Override
    public void ran(ChangeSet changeSet, DatabaseChangeLog changelog, Database database, ChangeSet.ExecType outcome) {
        if (outcome == ChangeSet.ExecType.EXECUTED || outcome == ChangeSet.ExecType.RERAN) {
            recorder.ends(changeSet.toString(false), Objects.requireNonNullElse(changeSet.getDescription(), ""));
        }
    }

    private interface Look {
        void take() throws SQLException;
    }

    private static void locks(Look look) {
        try {
            look.take();
        } catch (SQLException failure) {
            throw new UnexpectedLiquibaseException(
                    "The locks of a change set could not be read: " + failure.getMessage(), failure);
        }
    }

    private static Connection connection(Database database) {
        return ((JdbcConnection) database.getConnection()).getUnderlyingConnection();
    }
}
