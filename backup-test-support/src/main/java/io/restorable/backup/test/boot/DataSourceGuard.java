package io.restorable.backup.test.boot;

import io.restorable.backup.test.server.RestoredDatabase;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Lets no data source of the application lead to another PostgreSQL database than the restored one. */
final class DataSourceGuard implements BeanPostProcessor {

    private final RestoredDatabase restored;
    private final Set<String> others;

    DataSourceGuard(RestoredDatabase restored, Set<String> others) {
        this.restored = restored;
        this.others = others;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DataSource source && !others.contains(beanName)) {
            String found = databaseOf(source, beanName);
            if (!found.equals(restored.name())) {
                throw new IllegalStateException("Data source '" + beanName + "' leads to " + found + ", and not to the"
                        + " restored database " + restored.name() + ". Build it from the bean of type"
                        + " JdbcConnectionDetails, as Spring Boot does, or, if it shall lead elsewhere, write"
                        + " @OnRestoredDatabase(otherDataSources = \"" + beanName + "\").");
            }
        }
        return bean;
    }

    private static String databaseOf(DataSource source, String beanName) {
        try (var connection = source.getConnection()) {
            String catalog = connection.getCatalog();
            return catalog == null ? "a database without a name" : catalog;
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "Where data source '" + beanName + "' leads to could not be found out: " + failure.getMessage()
                            + ". If it shall not lead to the restored database, write"
                            + " @OnRestoredDatabase(otherDataSources = \"" + beanName + "\").",
                    failure);
        }
    }
}
