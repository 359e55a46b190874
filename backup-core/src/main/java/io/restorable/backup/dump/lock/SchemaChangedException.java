package io.restorable.backup.dump.lock;

import io.restorable.backup.error.BackupException;
import org.jspecify.annotations.Nullable;

/** Somebody changed the schema, or waits to change it, while a backup was being made. Trying again can succeed. */
public final class SchemaChangedException extends BackupException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what changed, or who waits; a full sentence
     * @param cause the server's answer, or {@code null} where there is none
     */
    public SchemaChangedException(String problem, @Nullable Throwable cause) {
        super(problem, "Start the backup again when the change of the schema is done.", cause);
    }
}
