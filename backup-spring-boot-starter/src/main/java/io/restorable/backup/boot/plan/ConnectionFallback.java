package io.restorable.backup.boot.plan;

import io.restorable.backup.connect.Database;
import java.util.Optional;

/** Knows the database where the application's data source does not show it. */
@FunctionalInterface
public interface ConnectionFallback {

    /** Where the database is; empty if this does not know it either. */
    Optional<Database> locate();
}
