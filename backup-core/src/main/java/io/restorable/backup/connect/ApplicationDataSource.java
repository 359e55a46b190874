package io.restorable.backup.connect;

import com.zaxxer.hikari.HikariDataSource;
import io.restorable.backup.connect.url.ConnectionEnvironment;
import io.restorable.backup.error.InvalidConnectionUrlException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where an application's data source leads, so that a backup connects there by itself: it never takes a
 * connection out of the application's pool.
 */
public final class ApplicationDataSource {

    private static final List<String> URL_GETTERS = List.of("getJdbcUrl", "getUrl", "getURL");
    private static final List<String> USER_GETTERS = List.of("getUsername", "getUser", "getUserName");

    private ApplicationDataSource() {}

    /**
     * Reads URL, user and password of a data source: HikariCP's, pgJDBC's, Spring's, and every other that shows them by
     * getters, also behind wrappers that can be unwrapped.
     *
     * @throws InvalidConnectionUrlException if the data source does not show them, or they lead elsewhere than to
     *     PostgreSQL
     */
    public static Database locate(DataSource dataSource) {
        DataSource origin = unwrap(dataSource);
        String url = firstText(origin, URL_GETTERS);
        if (url == null) {
            throw new InvalidConnectionUrlException(
                    "The data source " + origin.getClass().getName() + " does not show its URL.",
                    "Give the backup a connection URL of its own.");
        }
        Database database = ConnectionUrl.parse(url, environment(firstText(origin, USER_GETTERS)));
        String password = firstText(origin, List.of("getPassword"));
        return password == null
                ? database
                : new Database(database.addresses(), database.name(), database.user(), password, database.properties());
    }

    private static ConnectionEnvironment environment(@Nullable String user) {
        var process = ConnectionEnvironment.ofProcess();
        return user == null ? process : new ConnectionEnvironment(Map.of("PGUSER", user), process.home(), user);
    }

    private static DataSource unwrap(DataSource dataSource) {
        try {
            if (dataSource.isWrapperFor(HikariDataSource.class)) {
                HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
                return pool.getDataSource() == null ? pool : unwrap(pool.getDataSource());
            }
        } catch (SQLException | UnsupportedOperationException noWrapper) {
            return dataSource;
        }
        return dataSource;
    }

    private static @Nullable String firstText(Object object, List<String> getters) {
        return getters.stream()
                .map(getter -> text(object, getter))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> text(Object object, String getter) {
        try {
            Object value = object.getClass().getMethod(getter).invoke(object);
            return value instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
        } catch (ReflectiveOperationException noSuchGetter) {
            return Optional.empty();
        }
    }
}
