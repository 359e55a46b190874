package io.restorable.backup.boot.tool;

import io.restorable.backup.boot.properties.ToolProperties;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes {@code java -jar app.jar backup list} a command instead of a start: as soon as the application's settings are
 * read, it runs the command and ends the process with its exit code. No application context comes into being, and so
 * no web server, no migration and no bean.
 */
final class ToolRunListener implements SpringApplicationRunListener, Ordered {

    private final SpringApplication application;
    private final String[] arguments;

    /** Called by Spring. */
    ToolRunListener(SpringApplication application, String[] arguments) {
        this.application = application;
        this.arguments = arguments.clone();
    }

    /** Those who read configuration files, and make the logging quiet or loud, come first. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void environmentPrepared(
            ConfigurableBootstrapContext bootstrapContext, ConfigurableEnvironment environment) {
        ToolArguments.of(arguments).ifPresent(command -> runUnlessSwitchedOff(command, environment));
    }

    private void runUnlessSwitchedOff(List<String> command, ConfigurableEnvironment environment) {
        ToolProperties properties = Binder.get(environment).bindOrCreate(ToolProperties.PREFIX, ToolProperties.class);
        if (properties.enabled()) {
            var tool = new ApplicationTool(environment, application.getClassLoader(), properties);
            System.exit(tool.run(command));
        }
    }
}
