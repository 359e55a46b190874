package io.restorable.backup.connect.lock;

import io.restorable.backup.error.RefusedException;

/** Another backup, restore or migration of the database is at work; when that has ended, the call may be repeated. */
public final class DatabaseInUseException extends RefusedException {

    private static final long serialVersionUID = 1L;

    DatabaseInUseException(String database, String holder) {
        super(
                "Another backup, restore or migration of database " + database + " is at work: " + holder + ".",
                "Wait for its end, then start again.");
    }
}
