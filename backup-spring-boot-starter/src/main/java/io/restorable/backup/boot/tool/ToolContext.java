package io.restorable.backup.boot.tool;

import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.error.BackupException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * The few beans that tell what is backed up: the data source that Spring Boot makes of {@code spring.datasource}, the
 * starter's own, and those of the configuration classes that the settings name. None is made before it is asked for, and
 * none connects.
 */
final class ToolContext implements AutoCloseable {

    private static final String DATA_SOURCE = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";
    private static final String BACKUPS = "io.restorable.backup.boot.BackupAutoConfiguration";

    private final ConfigurableEnvironment environment;
    private final ClassLoader classLoader;
    private final List<String> sources;
    private @Nullable ConfigurableApplicationContext open;

    /**
     * @param environment the application's settings, read already
     * @param classLoader has the application's classes
     * @param sources names of configuration classes of the application
     */
    ToolContext(ConfigurableEnvironment environment, ClassLoader classLoader, List<String> sources) {
        this.environment = environment;
        this.classLoader = classLoader;
        this.sources = List.copyOf(sources);
    }

    /**
     * Asks the beans for something.
     *
     * @throws BackupException if the settings are wrong, with what to write instead
     */
    <T> T ask(Function<ConfigurableApplicationContext, T> question) {
        try {
            if (open == null) {
                open = open();
            }
            return question.apply(open);
        } catch (RuntimeException failure) {
            throw StartFailures.explained(failure, classLoader, environment);
        }
    }

    private ConfigurableApplicationContext open() {
        var context = new AnnotationConfigApplicationContext();
        context.setClassLoader(classLoader);
        context.setEnvironment(environment);
        // whoever calls the command line wants it, though the running application may make no backups
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("backupTool", Map.of("backup.enabled", "true")));
        ConfigurationPropertySources.attach(environment);
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.getBeanFactory()
                .registerSingleton(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NothingStarts());
        context.register(beans().toArray(Class<?>[]::new));
        try {
            context.refresh();
            return context;
        } catch (RuntimeException failure) {
            context.close();
            throw failure;
        }
    }

    /** Those of the application first: the others give way to them. */
    private List<Class<?>> beans() {
        var beans = new ArrayList<Class<?>>();
        sources.forEach(name -> beans.add(source(name)));
        // without a URL it would look for a database to start in this process
        boolean knowsUrl = environment.containsProperty("spring.datasource.url")
                || environment.containsProperty("spring.datasource.hikari.jdbc-url");
        if (knowsUrl && ClassUtils.isPresent(DATA_SOURCE, classLoader)) {
            beans.add(ClassUtils.resolveClassName(DATA_SOURCE, classLoader));
        }
        beans.add(ClassUtils.resolveClassName(BACKUPS, classLoader));
        return beans;
    }

    private Class<?> source(String name) {
        try {
            Class<?> source = ClassUtils.forName(name, classLoader);
            if (AnnotatedElementUtils.hasAnnotation(source, EnableAutoConfiguration.class)) {
                throw new BackupSettingException(
                        "backup.tool.sources names " + name + ", which is the application as a whole.",
                        "Move the beans that the command line needs, a DataSource or a BackupStore, to a configuration"
                                + " class of their own, and name that.",
                        null);
            }
            return source;
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new BackupSettingException(
                    "backup.tool.sources names " + name + ", which is no class of this application.",
                    "Write the full name of a configuration class.",
                    missing);
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }

    /** Beans with a life of their own, which nobody asked for, would be made to be started. */
    private static final class NothingStarts implements LifecycleProcessor {

        @Override
        public void onRefresh() {}

        @Override
        public void onClose() {}

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
