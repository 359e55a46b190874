package io.restorable.backup.test.boot;

import io.restorable.backup.test.server.RestoredDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/** Leads Flyway to the restored database, also where the application has other settings for it. */
final class RestoredFlywayConnectionDetails implements FlywayConnectionDetails {

    private final RestoredDatabase database;

    RestoredFlywayConnectionDetails(RestoredDatabase database) {
        this.database = database;
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
