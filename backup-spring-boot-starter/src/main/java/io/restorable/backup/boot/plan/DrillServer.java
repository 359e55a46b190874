package io.restorable.backup.boot.plan;

import io.restorable.backup.boot.properties.DrillProperties;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;

/** Where backups are restored for a trial. */
public final class DrillServer {

    private DrillServer() {}

    /**
     * Any database of that server, and as whom to connect.
     *
     * @param properties the settings
     * @param backedUp the database of the plan, whose server it is by default
     */
    public static Database of(DrillProperties properties, Database backedUp) {
        String url = properties.url();
        Database server = url == null ? backedUp : ConnectionUrl.parse(url);
        return new Database(
                server.addresses(),
                server.name(),
                properties.username() == null ? server.user() : properties.username(),
                properties.password() == null ? server.password() : properties.password(),
                server.properties());
    }
}
