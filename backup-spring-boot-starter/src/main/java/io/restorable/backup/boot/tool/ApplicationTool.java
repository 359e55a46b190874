package io.restorable.backup.boot.tool;

import io.restorable.backup.boot.properties.ToolProperties;
import io.restorable.backup.cli.BackupCli;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** Runs a command of the core's command line with the settings of an application. */
final class ApplicationTool {

    /** They come with the core; an application may have left them out. */
    private static final Map<String, String> LIBRARIES = new TreeMap<>(Map.of(
            "info.picocli:picocli", "picocli.CommandLine",
            "me.tongfei:progressbar", "me.tongfei.progressbar.ProgressBar"));

    private static final int FAILED = 1;

    private final ConfigurableEnvironment environment;
    private final ClassLoader classLoader;
    private final ToolProperties properties;

    ApplicationTool(ConfigurableEnvironment environment, ClassLoader classLoader, ToolProperties properties) {
        this.environment = environment;
        this.classLoader = classLoader;
        this.properties = properties;
    }

    /**
     * Runs a command, for the one who started the process.
     *
     * @param command the arguments after {@code backup}
     * @return the exit code of the process
     */
    int run(List<String> command) {
        List<String> missing = LIBRARIES.entrySet().stream()
                .filter(library -> !ClassUtils.isPresent(library.getValue(), classLoader))
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            System.err.println("FAILED: The command line of backups needs " + String.join(" and ", missing)
                    + ", not found in this application.");
            System.err.println("Add the dependency, which comes with io.restorable:backup-core unless it is excluded;"
                    + " or use backup-cli.jar.");
            return FAILED;
        }
        silence(LoggingSystem.get(classLoader));
        try (var plans = new ToolPlans(new ToolContext(environment, classLoader, properties.sources()))) {
            return BackupCli.runInApplication(plans, command.toArray(String[]::new));
        }
    }

    /** What the command says is all that people and scripts read; an application's log often goes to standard output. */
    private static void silence(LoggingSystem logging) {
        try {
            for (LoggerConfiguration logger : logging.getLoggerConfigurations()) {
                if (logger.getConfiguredLevel() != null) {
                    logging.setLogLevel(logger.getName(), LogLevel.OFF);
                }
            }
            logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        } catch (UnsupportedOperationException itKeepsItsLevels) {
            // a logging system of the application's own
        }
    }
}
