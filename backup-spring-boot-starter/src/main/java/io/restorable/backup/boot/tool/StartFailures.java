package io.restorable.backup.boot.tool;

import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.error.BackupException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Finds the words for settings with which Spring could not make its beans. */
final class StartFailures {

    private StartFailures() {}

    /** The same failure with a next step, if there is one to be found. */
    static RuntimeException explained(RuntimeException failure, ClassLoader classLoader, Environment environment) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BackupException known) {
                return known;
            }
        }
        return analysis(failure, classLoader, environment)
                .<RuntimeException>map(found -> new BackupSettingException(
                        found.getDescription(),
                        Objects.requireNonNullElse(found.getAction(), "Look at the application's settings."),
                        failure))
                .orElse(failure);
    }

    /** As Spring Boot does when an application does not start. */
    private static Optional<FailureAnalysis> analysis(
            RuntimeException failure, ClassLoader classLoader, Environment environment) {
        return SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(Environment.class, environment),
                        FailureHandler.handleMessage((message, cause) -> {}))
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
