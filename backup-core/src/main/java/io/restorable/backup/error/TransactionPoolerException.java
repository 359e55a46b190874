package io.restorable.backup.error;

import org.jspecify.annotations.Nullable;

/** The connection leads through a pooler that lends server sessions for one transaction only. */
public final class TransactionPoolerException extends RefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param where the host as the user wrote it
     * @param evidence how the pooler showed; a clause: "two connections were served by one server process"
     * @param cause the failure that showed it, or {@code null} where there is none
     */
    public TransactionPoolerException(String where, String evidence, @Nullable Throwable cause) {
        super(
                "Refused to work through the transaction pooler at " + where + ": " + evidence
                        + ", so session settings, snapshots and locks would not hold.",
                "Use the server's direct host and port (on Neon: the host without '-pooler';"
                        + " on Supabase: port 5432; with PgBouncer: the server behind it, or pool_mode=session).",
                cause);
    }
}
