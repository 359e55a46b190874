package io.restorable.backup.cli.option;

import io.restorable.backup.error.BackupException;
import org.jspecify.annotations.Nullable;

/** The plans of the application that the command line runs in. */
@FunctionalInterface
public interface ApplicationPlans {

    /**
     * Looks a plan up.
     *
     * @param name its name, or {@code null} for the one that is meant where none is named
     * @throws BackupException if there is none of that name, or the application's settings cannot be used
     */
    PlanDefaults plan(@Nullable String name);
}
