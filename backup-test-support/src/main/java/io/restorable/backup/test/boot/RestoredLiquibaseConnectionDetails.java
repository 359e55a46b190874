package io.restorable.backup.test.boot;

import io.restorable.backup.test.server.RestoredDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;

/** Leads Liquibase to the restored database, also where the application has other settings for it. */
final class RestoredLiquibaseConnectionDetails implements LiquibaseConnectionDetails {

    private final RestoredDatabase database;

    RestoredLiquibaseConnectionDetails(RestoredDatabase database) {
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
