package io.restorable.backup.connect.url;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What completes a connection URL, as libpq's programs take it from where they run.
 *
 * @param variables environment variables: PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, PGPASSFILE, PGSSLMODE, …
 * @param home the directory that holds {@code .pgpass}
 * @param operatingSystemUser the role to connect as where nothing else names one
 */
public record ConnectionEnvironment(Map<String, String> variables, Path home, String operatingSystemUser) {

    public ConnectionEnvironment {
        variables = Map.copyOf(variables);
    }

    /** The environment of this process. */
    public static ConnectionEnvironment ofProcess() {
        return new ConnectionEnvironment(
                System.getenv(), Path.of(System.getProperty("user.home", "")), System.getProperty("user.name", ""));
    }

    /** An environment that adds nothing. */
    public static ConnectionEnvironment empty() {
        return new ConnectionEnvironment(Map.of(), Path.of(""), "");
    }

    /** A variable that is set to something, or {@code null}. */
    @Nullable
    public String variable(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Names the variables that are set, without their values: one of them may be a password. */
    @Override
    public String toString() {
        return "ConnectionEnvironment"
                + variables.keySet().stream()
                        .filter(name -> name.startsWith("PG"))
                        .sorted()
                        .toList();
    }
}
