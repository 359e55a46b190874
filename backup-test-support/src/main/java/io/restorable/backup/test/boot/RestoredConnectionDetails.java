package io.restorable.backup.test.boot;

import io.restorable.backup.test.server.RestoredDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A restored database in the words of Spring Boot. */
public final class RestoredConnectionDetails implements JdbcConnectionDetails {

    private final RestoredDatabase database;

    private RestoredConnectionDetails(RestoredDatabase database) {
        this.database = database;
    }

    /** Describes a database; as an object, so that callers need no Spring to be loaded. */
    public static Object of(RestoredDatabase database) {
        return new RestoredConnectionDetails(database);
    }

    @Override
    public String getUsername() {
        return database.user();
    }

    @Override
    public @Nullable String getPassword() {
        return database.password();
    }

    @Override
    public String getJdbcUrl() {
        return database.jdbcUrl();
    }
}
