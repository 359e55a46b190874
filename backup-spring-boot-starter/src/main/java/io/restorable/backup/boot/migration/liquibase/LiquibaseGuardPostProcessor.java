package io.restorable.backup.boot.migration.liquibase;

import io.restorable.backup.boot.migration.MigrationGuard;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ReflectionUtils;

/**
 * Has the guard run Liquibase beans, just before Spring would; Spring's own call then does nothing. A failure is seen only
 * by who makes the call.
 */
public final class LiquibaseGuardPostProcessor implements BeanPostProcessor {

    private final ObjectProvider<MigrationGuard> guard;
    private final Map<SpringLiquibase, Boolean> ran = new ConcurrentHashMap<>();

    /** @param guard asked when a migration begins, not before */
    public LiquibaseGuardPostProcessor(ObjectProvider<MigrationGuard> guard) {
        this.guard = guard;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof SpringLiquibase liquibase && shouldRun(liquibase)) {
            guard.getObject().migrate(new LiquibaseMigration(liquibase));
            liquibase.setShouldRun(false);
            ran.put(liquibase, true);
        }
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof SpringLiquibase liquibase && ran.remove(liquibase) != null) {
            liquibase.setShouldRun(true);
        }
        return bean;
    }

    private static boolean shouldRun(SpringLiquibase liquibase) {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(SpringLiquibase.class, "shouldRun"));
        ReflectionUtils.makeAccessible(field);
        return Boolean.TRUE.equals(ReflectionUtils.getField(field, liquibase));
    }
}
