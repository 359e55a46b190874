package io.restorable.backup;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.trend.TrendRules;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What the services share. */
record Settings(Clock clock, ProgressListener listener, boolean untestedServers, TrendRules trendRules) {

    SessionOptions sessions(int count) {
        var options = SessionOptions.of(count);
        return untestedServers ? options.allowUntestedServer() : options;
    }

    Database require(@Nullable Database database) {
        if (database == null) {
            throw new IllegalStateException("No database was named: call Backups.builder().database(…).");
        }
        return database;
    }
}
