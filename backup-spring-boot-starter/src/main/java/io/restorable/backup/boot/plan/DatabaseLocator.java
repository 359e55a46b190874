package io.restorable.backup.boot.plan;

import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.boot.properties.DatabaseProperties;
import io.restorable.backup.connect.ApplicationDataSource;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.PoolerDetection;
import io.restorable.backup.error.InvalidConnectionUrlException;
import io.restorable.backup.error.TransactionPoolerException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds out where the database of a plan is. In this order: the plan's own settings, the data source marked as {@link
 * BackupDataSource}, the application's only or primary data source, its connection details. Asked anew for each run, as
 * passwords change. Safe for use by many threads.
 */
public final class DatabaseLocator {

    private final BeanFactory beans;
    private final ObjectProvider<DataSource> marked;
    private final ObjectProvider<DataSource> application;
    private final ObjectProvider<ConnectionFallback> fallback;

    /**
     * @param beans where data sources are looked up by name
     * @param marked those marked as the one to back up
     * @param application those of the application
     * @param fallback what else knows the database
     */
    public DatabaseLocator(
            BeanFactory beans,
            ObjectProvider<DataSource> marked,
            ObjectProvider<DataSource> application,
            ObjectProvider<ConnectionFallback> fallback) {
        this.beans = beans;
        this.marked = marked;
        this.application = application;
        this.fallback = fallback;
    }

    /**
     * Finds the database of a plan, without connecting.
     *
     * @param prefix where the plan's settings stand: {@code backup}
     * @param own what they say of the database, or {@code null} for nothing
     * @throws BackupSettingException if there is none, or one that cannot be backed up
     */
    public Database locate(String prefix, @Nullable DatabaseProperties own) {
        try {
            Database database = find(prefix, own);
            PoolerDetection.refuseByName(database);
            return database;
        } catch (TransactionPoolerException pooler) {
            throw new BackupSettingException(
                    pooler.problem(),
                    "Write the server's direct host, without '-pooler', for backups only:\n\n"
                            + SettingText.yaml(prefix, "datasource.url", "jdbc:postgresql://host:5432/database"),
                    pooler);
        } catch (InvalidConnectionUrlException wrong) {
            throw new BackupSettingException(
                    "The database to back up cannot be found out. " + wrong.problem(),
                    "Say where it is:\n\n"
                            + SettingText.yaml(prefix, "datasource.url", "jdbc:postgresql://localhost:5432/database")
                            + "\nor leave backups out, in tests for instance:\n\n"
                            + SettingText.yaml("backup", "enabled", "false"),
                    wrong);
        }
    }

    private Database find(String prefix, @Nullable DatabaseProperties own) {
        if (own != null && own.url() != null) {
            return as(ConnectionUrl.parse(own.url()), own);
        }
        if (own != null && own.bean() != null) {
            return as(ApplicationDataSource.locate(named(prefix, own.bean())), own);
        }
        DataSource source = marked.getIfAvailable();
        Database database = source == null ? ofApplication(prefix) : ApplicationDataSource.locate(source);
        return own == null ? database : as(database, own);
    }

    private DataSource named(String prefix, String bean) {
        try {
            return beans.getBean(bean, DataSource.class);
        } catch (NoSuchBeanDefinitionException none) {
            throw new BackupSettingException(
                    "There is no data source '" + bean + "', which " + prefix + ".datasource.bean names.",
                    "Write the name of a DataSource bean of the application.",
                    none);
        }
    }

    private Database ofApplication(String prefix) {
        DataSource source = application.getIfUnique();
        if (source == null) {
            return fallback.stream()
                    .flatMap(known -> known.locate().stream())
                    .findFirst()
                    .orElseThrow(() -> notOne(prefix));
        }
        try {
            return ApplicationDataSource.locate(source);
        } catch (InvalidConnectionUrlException hidden) {
            return fallback.stream()
                    .flatMap(known -> known.locate().stream())
                    .findFirst()
                    .orElseThrow(() -> hidden);
        }
    }

    private BackupSettingException notOne(String prefix) {
        List<DataSource> all = application.stream().toList();
        if (all.isEmpty()) {
            return new BackupSettingException(
                    "Backups have a store, but there is nothing to back up: the application has no data source.",
                    "Say where the database is:\n\n"
                            + SettingText.yaml(prefix, "datasource.url", "jdbc:postgresql://localhost:5432/database"),
                    null);
        }
        return new BackupSettingException(
                "The application has " + all.size() + " data sources, and none of them is primary.",
                "Mark the one to back up with @BackupDataSource, or name its bean:\n\n"
                        + SettingText.yaml(prefix, "datasource.bean", "dataSource"),
                null);
    }

    private static Database as(Database database, DatabaseProperties own) {
        return new Database(
                database.addresses(),
                database.name(),
                own.username() == null ? database.user() : own.username(),
                own.password() == null ? database.password() : own.password(),
                database.properties());
    }
}
