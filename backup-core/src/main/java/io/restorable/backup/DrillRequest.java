package io.restorable.backup;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.drill.DrillOptions;
import io.restorable.backup.drill.RestoreCheck;
import java.util.List;

/**
 * Which backup to restore for a trial, and on which server. Immutable.
 *
 * @param backup the backup's name, a part of it that fits only one, or {@code latest}
 * @param server any database of the server, and a role that may create databases there; it is not touched
 * @param options how
 */
public record DrillRequest(String backup, Database server, DrillOptions options) {

    /**
     * A drill without checks of one's own.
     *
     * @param backup the backup's name, a part of it that fits only one, or {@code latest}
     * @param url any database of the server as {@code jdbc:postgresql:…} or {@code postgresql://…}
     */
    public static DrillRequest on(String backup, String url) {
        return new DrillRequest(backup, ConnectionUrl.parse(url), DrillOptions.DEFAULT);
    }

    /** The same with these checks. */
    public DrillRequest checking(RestoreCheck... checks) {
        return with(options.withChecks(List.of(checks)));
    }

    /** The same with other options. */
    public DrillRequest with(DrillOptions other) {
        return new DrillRequest(backup, server, other);
    }
}
