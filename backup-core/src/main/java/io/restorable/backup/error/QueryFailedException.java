package io.restorable.backup.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement that this library sent to PostgreSQL failed. */
public final class QueryFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String sqlState;

    /**
     * @param purpose what the statement was for, in plain words: "reading the tables"
     * @param cause the server's answer
     */
    public QueryFailedException(String purpose, SQLException cause) {
        this(purpose, "The server's log holds the statement; nothing was sealed or changed by it.", cause);
    }

    /** The same where more is known of the next step. */
    public QueryFailedException(String purpose, String nextStep, SQLException cause) {
        super("PostgreSQL refused a statement while " + purpose + ": " + cause.getMessage() + ".", nextStep, cause);
        this.sqlState = cause.getSQLState();
    }

    /** What the server said, without what this exception adds. */
    public String serverMessage() {
        return String.valueOf(getCause() == null ? null : getCause().getMessage());
    }

    /** The five-letter SQLSTATE of the server's answer, or {@code null} where it gave none. */
    public @Nullable String sqlState() {
        return sqlState;
    }
}
