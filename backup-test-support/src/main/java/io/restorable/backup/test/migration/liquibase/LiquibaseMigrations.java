package io.restorable.backup.test.migration.liquibase;

import io.restorable.backup.test.migration.MigrationRecorder;
import io.restorable.backup.test.migration.MigrationReport;
import io.restorable.backup.test.migration.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** Migrations by Liquibase. Immutable. */
public final class LiquibaseMigrations implements Migrations {

    private final String changelog;
    private final Contexts contexts;
    private final LabelExpression labels;

    private LiquibaseMigrations(String changelog, Contexts contexts, LabelExpression labels) {
        this.changelog = changelog;
        this.contexts = contexts;
        this.labels = labels;
    }

    /** Change sets of a changelog on the class path, of every context and label. */
    public static LiquibaseMigrations at(String changelog) {
        return new LiquibaseMigrations(changelog, new Contexts(), new LabelExpression());
    }

    /** The same for some contexts only, as in {@code prod, !test}. */
    public LiquibaseMigrations withContexts(String expression) {
        return new LiquibaseMigrations(changelog, new Contexts(expression), labels);
    }

    /** The same for some labels only, as in {@code 2.1 or 2.2}. */
    public LiquibaseMigrations withLabels(String expression) {
        return new LiquibaseMigrations(changelog, contexts, new LabelExpression(expression));
    }

    @Override
    public MigrationReport run(DataSource database) {
        try (Connection connection = database.getConnection()) {
            Database target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            var ownTables = List.of(target.getDatabaseChangeLogTableName(), target.getDatabaseChangeLogLockTableName());
            try (var recorder = new MigrationRecorder("Liquibase", database, ownTables)) {
                return update(target, recorder);
            }
        } catch (SQLException | LiquibaseException unreachable) {
            throw new IllegalStateException(
                    "The restored database cannot be reached: " + unreachable.getMessage(), unreachable);
        }
    }

    private MigrationReport update(Database target, MigrationRecorder recorder) {
        try {
            var liquibase = new Liquibase(changelog, new ClassLoaderResourceAccessor(), target);
            liquibase.setChangeExecListener(new RecordingListener(recorder));
            liquibase.update(contexts, labels);
            return recorder.report(null);
        } catch (LiquibaseException failure) {
            return recorder.report(String.valueOf(failure.getMessage()).strip());
        }
    }
}
