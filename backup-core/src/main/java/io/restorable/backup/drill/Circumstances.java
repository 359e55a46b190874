package io.restorable.backup.drill;

import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.StorageException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes a drill fail and says nothing of the backup: a server that is away or full, a store that is not reached. */
final class Circumstances {

    /**
     * Insufficient resources, operator intervention, connections. Source: PostgreSQL 18 documentation, appendix
     * "PostgreSQL Error Codes".
     */
    private static final Set<String> CLASSES = Set.of("53", "57", "08");

    private Circumstances() {}

    /** Whether they are what a failure comes from. */
    static boolean explain(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DamagedBackupException) {
                return false;
            }
            if (cause instanceof ConnectionFailedException || cause instanceof StorageException) {
                return true;
            }
            if (cause instanceof QueryFailedException query && CLASSES.contains(classOf(query.sqlState()))) {
                return true;
            }
        }
        return false;
    }

    private static String classOf(@Nullable String sqlState) {
        return sqlState == null || sqlState.length() < 2 ? "" : sqlState.substring(0, 2);
    }
}
