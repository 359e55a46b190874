package io.restorable.backup.test.server;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.PlainDataSource;
import io.restorable.backup.test.setting.ImpossibleException;
import java.sql.SQLException;

/** Servers that are there. */
final class ExternalServers {

    private ExternalServers() {}

    /**
     * Looks whether the server answers, is new enough, and lets the role create databases.
     *
     * @throws ImpossibleException if not
     */
    static ScratchServer find(String url, int major) {
        Database database = ConnectionUrl.parse(url);
        try (var connection = PlainDataSource.of(database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT rolsuper OR rolcreatedb, rolname FROM pg_catalog.pg_roles"
                        + " WHERE rolname = current_user")) {
            rows.next();
            if (!rows.getBoolean(1)) {
                throw new ImpossibleException(
                        "The role of " + database + " may not create databases.",
                        "Let somebody who may run: ALTER ROLE \"" + rows.getString(2) + "\" CREATEDB;",
                        null);
            }
            int found = connection.getMetaData().getDatabaseMajorVersion();
            if (found < major) {
                throw new ImpossibleException(
                        "The server of " + database + " is PostgreSQL " + found + ", and the backup is of " + major
                                + ".",
                        "Name a server of PostgreSQL " + major + " or newer.",
                        null);
            }
            return new ScratchServer(
                    database,
                    "PostgreSQL " + found + " at " + database.location(),
                    false,
                    "Install its package on " + database.location() + ", or name a server that has it.");
        } catch (SQLException failure) {
            throw new ImpossibleException(
                    "The server to restore to does not answer, " + database + ": " + failure.getMessage(),
                    "Start it, or correct restorable.test.server.url (RESTORABLE_TEST_SERVER_URL).",
                    failure);
        }
    }
}
