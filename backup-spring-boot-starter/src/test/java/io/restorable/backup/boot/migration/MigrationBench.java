package io.restorable.backup.boot.migration;

import io.restorable.backup.Backups;
import io.restorable.backup.boot.BackupAutoConfiguration;
import io.restorable.backup.boot.BackupFlywayAutoConfiguration;
import io.restorable.backup.boot.BackupLiquibaseAutoConfiguration;
import io.restorable.backup.boot.BackupMigrationAutoConfiguration;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A database, a store, and applications that start on them. */
final class MigrationBench implements AutoCloseable {

    static final PostgresServer SERVER = PostgresServer.newest();

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String database = "migrated_" + NUMBER.incrementAndGet();
    private final Path store;

    MigrationBench(Path store) {
        this.store = store;
        SERVER.execute("postgres", "CREATE DATABASE " + database);
    }

    /** An application that migrates when it starts. */
    ApplicationContextRunner application(Class<?> tool, String... settings) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        BackupAutoConfiguration.class,
                        BackupMigrationAutoConfiguration.class,
                        BackupFlywayAutoConfiguration.class,
                        BackupLiquibaseAutoConfiguration.class,
                        tool))
                .withPropertyValues(
                        "spring.datasource.url=" + SERVER.jdbcUrl(database),
                        "spring.datasource.type=org.springframework.jdbc.datasource.DriverManagerDataSource",
                        "backup.store=" + store)
                .withPropertyValues(settings);
    }

    String database() {
        return database;
    }

    String query(String sql) {
        return String.valueOf(SERVER.query(database, sql));
    }

    void execute(String sql) {
        SERVER.execute(database, sql);
    }

    /** The labels of the backups in the store, the oldest first. */
    List<String> labels() {
        try (Backups backups = Backups.builder().store(store.toString()).build()) {
            return backups.backupService().list().stream()
                    .map(ListedBackup::name)
                    .sorted()
                    .map(name -> name.id().label().text())
                    .toList();
        }
    }

    /** The name of the newest backup in the store. */
    String newest() {
        try (Backups backups = Backups.builder().store(store.toString()).build()) {
            return backups.backupService().find("latest").name().toString();
        }
    }

    @Override
    public void close() {
        SERVER.execute("postgres", "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }
}
