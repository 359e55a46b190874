package io.restorable.backup.boot.properties;

import org.jspecify.annotations.Nullable;

/**
 * The database that is backed up, where it is not the one of the application's data source.
 *
 * @param bean The name of a data source bean that leads to it.
 * @param url Where it is, as 'jdbc:postgresql://host/database' or 'postgresql://host/database'.
 * @param username The role to log in as.
 * @param password The password of the role.
 */
public record DatabaseProperties(
        @Nullable String bean,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password) {

    /** Without the password and the URL, which may hold one. */
    @Override
    public String toString() {
        return "DatabaseProperties[bean=" + bean + ", username=" + username + "]";
    }
}
