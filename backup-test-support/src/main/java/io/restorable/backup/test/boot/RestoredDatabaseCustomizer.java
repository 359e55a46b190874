package io.restorable.backup.test.boot;

import io.restorable.backup.test.server.RestoredDatabase;
import io.restorable.backup.test.server.TestDatabases;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;
import org.springframework.util.ClassUtils;

/**
 * Puts the restored database in the place of the application's own. Contexts are shared by test classes whose customizers
 * are equal: these never are, as each class has a database of its own.
 *
 * @param testClass whose database
 * @param others the names of data sources that may lead elsewhere
 */
record RestoredDatabaseCustomizer(Class<?> testClass, Set<String> others) implements ContextCustomizer {

    private static final String FLYWAY = "org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails";
    private static final String LIQUIBASE =
            "org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails";

    /** What an application must not do to the database of a test, or has no reason to. */
    private static final Map<String, Object> SETTINGS = Map.of(
            "backup.enabled", "false",
            "spring.sql.init.mode", "never",
            "spring.jpa.hibernate.ddl-auto", "validate",
            "spring.flyway.clean-disabled", "true");

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        RestoredDatabase database = TestDatabases.of(testClass)
                .orElseThrow(() -> new IllegalStateException("Test " + testClass.getSimpleName()
                        + " has no restored database. Add @RestoreDrill or @FromBackup to the class, before"
                        + " @SpringBootTest."));
        addSettings(context);
        var beans = (BeanDefinitionRegistry) context.getBeanFactory();
        add(beans, "restoredConnectionDetails", JdbcConnectionDetails.class, RestoredConnectionDetails.of(database));
        if (isPresent(FLYWAY)) {
            FlywayBean.add(beans, database);
        }
        if (isPresent(LIQUIBASE)) {
            LiquibaseBean.add(beans, database);
        }
        context.getBeanFactory().addBeanPostProcessor(new DataSourceGuard(database, others));
    }

    /** They win over the application's own, and the test's win over them. */
    private static void addSettings(ConfigurableApplicationContext context) {
        var sources = context.getEnvironment().getPropertySources();
        var settings = new MapPropertySource("restorable drill", SETTINGS);
        if (sources.contains(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, settings);
        } else {
            sources.addFirst(settings);
        }
    }

    private static void add(BeanDefinitionRegistry beans, String name, Class<?> type, Object bean) {
        var definition = new RootBeanDefinition(type);
        definition.setTargetType(type);
        definition.setInstanceSupplier(() -> bean);
        definition.setPrimary(true);
        beans.registerBeanDefinition(name, definition);
    }

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, RestoredDatabaseCustomizer.class.getClassLoader());
    }

    /** Loaded only where Flyway's part of Spring Boot is. */
    private static final class FlywayBean {
        static void add(BeanDefinitionRegistry beans, RestoredDatabase database) {
            var details = new RestoredFlywayConnectionDetails(database);
            RestoredDatabaseCustomizer.add(
                    beans,
                    "restoredFlywayConnectionDetails",
                    org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails.class,
                    details);
        }
    }

    /** Loaded only where Liquibase's part of Spring Boot is. */
    private static final class LiquibaseBean {
        static void add(BeanDefinitionRegistry beans, RestoredDatabase database) {
            var details = new RestoredLiquibaseConnectionDetails(database);
            RestoredDatabaseCustomizer.add(
                    beans,
                    "restoredLiquibaseConnectionDetails",
                    org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails.class,
                    details);
        }
    }
}
