package io.restorable.backup.boot.migration.flyway;

import io.restorable.backup.boot.migration.MigrationGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Puts the guard around the strategy by which Flyway migrates, be it the application's own. */
public final class FlywayGuardPostProcessor implements BeanPostProcessor {

    private final ObjectProvider<MigrationGuard> guard;

    /** @param guard asked when a migration begins, not before */
    public FlywayGuardPostProcessor(ObjectProvider<MigrationGuard> guard) {
        this.guard = guard;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof FlywayMigrationStrategy strategy) {
            return new GuardedStrategy(strategy, guard::getObject);
        }
        return bean;
    }
}
