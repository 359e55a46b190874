package io.restorable.backup.test.server;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.PlainDataSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that holds what a backup holds, and is dropped after the test: do with it what you like. Immutable.
 *
 * @param database where it is and as whom to connect
 */
public record RestoredDatabase(Database database) {

    /** Its name. */
    public String name() {
        return database.name();
    }

    /** Its JDBC URL, without user and password. */
    public String jdbcUrl() {
        String url = "jdbc:postgresql://" + database.location() + "/" + encoded(database.name());
        Map<String, String> properties = new TreeMap<>(database.properties());
        return properties.isEmpty()
                ? url
                : url + "?"
                        + properties.entrySet().stream()
                                .map(property -> property.getKey() + "=" + encoded(property.getValue()))
                                .collect(Collectors.joining("&"));
    }

    /** The role to log in as: the one that restored it. */
    public String user() {
        return database.user();
    }

    /** The password of the role, or {@code null} where the server asks for none. */
    public @Nullable String password() {
        return database.password();
    }

    /** Connections with it, each one new; the caller closes them. */
    public DataSource dataSource() {
        return PlainDataSource.of(database);
    }

    /** Where it is, without secrets. */
    @Override
    public String toString() {
        return database.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
