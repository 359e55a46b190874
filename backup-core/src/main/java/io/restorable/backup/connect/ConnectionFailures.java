package io.restorable.backup.connect;

import io.restorable.backup.connect.stall.StalledConnectionException;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.ConnectionFailedException.Reason;
import io.restorable.backup.error.QueryFailedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;

/**
 * Says in plain words why there is no connection, and what to do. Source of the codes: PostgreSQL 18 documentation,
 * "PostgreSQL Error Codes".
 */
final class ConnectionFailures {

    /** Shutdown by the administrator, crash of another process, idle timeout, and the driver's own class 08. */
    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P05", "25P03", "25P04");

    private static final String OUT_OF_SHARED_MEMORY = "53200";

    /** What a standby answers, too, when it must replay a change that a reader is in the way of. */
    private static final String SERIALIZATION_FAILURE = "40001";

    private ConnectionFailures() {}

    /** Why a session could not be opened. */
    static ConnectionFailedException opening(Database database, SQLException failure) {
        SQLException origin = origin(failure);
        Reason reason = reason(origin);
        return new ConnectionFailedException(
                reason, problem(database, reason, origin), nextStep(database, reason), failure);
    }

    /** Why a statement in an open session failed. */
    static BackupException running(Database database, String purpose, SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        if (innermost(failure) instanceof StalledConnectionException stalled) {
            return new ConnectionFailedException(
                    Reason.LOST,
                    "The connection to PostgreSQL at " + database.location() + " was given up while " + purpose + ": "
                            + stalled.getMessage() + ".",
                    "Something between (a firewall, a proxy, a VPN) may have dropped the connection without a word: look"
                            + " there, then start again.",
                    failure);
        }
        if (state.startsWith("08") || LOST.contains(state)) {
            return new ConnectionFailedException(
                    Reason.LOST,
                    "The connection to PostgreSQL at " + database.location() + " was lost while " + purpose + ": "
                            + sentence(failure) + ".",
                    "See in the server's log whether it was restarted, ran out of memory or ended the session; then"
                            + " start again.",
                    failure);
        }
        return switch (state) {
            case OUT_OF_SHARED_MEMORY ->
                new QueryFailedException(
                        purpose,
                        "The server has no room for so many locks: raise max_locks_per_transaction and restart it, or"
                                + " take fewer tables at a time.",
                        failure);
            case SERIALIZATION_FAILURE ->
                new QueryFailedException(
                        purpose,
                        "On a standby, raise max_standby_streaming_delay or turn on hot_standby_feedback, or take the"
                                + " primary; then start again.",
                        failure);
            default -> new QueryFailedException(purpose, failure);
        };
    }

    /** The driver's own exception within what the pool made of it. */
    private static SQLException origin(SQLException failure) {
        SQLException origin = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException exception) {
                origin = exception;
            }
        }
        return origin;
    }

    private static Reason reason(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return switch (state) {
            case "28P01" -> Reason.WRONG_PASSWORD;
            case "28000", "42501", "55000" -> Reason.NOT_ADMITTED;
            case "3D000" -> Reason.NO_SUCH_DATABASE;
            case "53300" -> Reason.TOO_MANY_CONNECTIONS;
            case "57P03", "57P01", "57P02" -> Reason.NOT_READY;
            default -> reasonByCause(failure, state);
        };
    }

    private static Reason reasonByCause(SQLException failure, String state) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return Reason.UNKNOWN_HOST;
            } else if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
                return Reason.TLS;
            } else if (cause instanceof SocketTimeoutException || cause instanceof NoRouteToHostException) {
                return Reason.TIMEOUT;
            } else if (cause instanceof ConnectException) {
                return isTimeout(cause) ? Reason.TIMEOUT : Reason.REFUSED;
            }
        }
        return reasonByMessage(failure, state);
    }

    private static boolean isTimeout(Throwable cause) {
        return Objects.requireNonNullElse(cause.getMessage(), "").contains("timed out");
    }

    /** The driver reports both with the same code and no cause; its texts are English unless the JVM's locale is not. */
    private static Reason reasonByMessage(SQLException failure, String state) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        if (message.contains("SSL")) {
            return Reason.TLS;
        }
        if (message.contains("timed out")) {
            return Reason.TIMEOUT;
        }
        return state.equals("08004") && message.contains("password") ? Reason.NO_PASSWORD : Reason.OTHER;
    }

    private static String problem(Database database, Reason reason, SQLException failure) {
        String where = database.location();
        return switch (reason) {
            case NO_PASSWORD ->
                "PostgreSQL at " + where + " asks a password of '" + database.user() + "', and none is known.";
            case WRONG_PASSWORD ->
                "PostgreSQL at " + where + " does not accept the password of '" + database.user()
                        + "', or there is no such role.";
            case NOT_ADMITTED ->
                "PostgreSQL at " + where + " does not admit '" + database.user() + "' to database '" + database.name()
                        + "': " + sentence(failure) + ".";
            case UNKNOWN_HOST -> "There is no host of the name in " + where + ".";
            case NO_SUCH_DATABASE -> "PostgreSQL at " + where + " has no database '" + database.name() + "'.";
            case REFUSED -> "Nothing listens at " + where + ": the connection was refused.";
            case TIMEOUT -> "Nothing answers at " + where + ".";
            case TLS -> "No encrypted connection with " + where + " came about: " + sentence(innermost(failure)) + ".";
            case TOO_MANY_CONNECTIONS ->
                "PostgreSQL at " + where + " has no free connection slot for '" + database.user() + "': "
                        + sentence(failure) + ".";
            case NOT_READY -> "PostgreSQL at " + where + " is not ready: " + sentence(failure) + ".";
            case LOST, OTHER ->
                "No connection with database '" + database.name() + "' at " + where + " came about: "
                        + sentence(failure) + ".";
        };
    }

    private static String nextStep(Database database, Reason reason) {
        return switch (reason) {
            case NO_PASSWORD ->
                "Give it by PGPASSWORD, in the connection URL, or in a password file that only its owner may"
                        + " read.";
            case WRONG_PASSWORD -> "Check user and password; special characters in a URL are written percent-encoded.";
            case NOT_ADMITTED -> "Check pg_hba.conf and GRANT CONNECT ON DATABASE for this role, host and encryption.";
            case UNKNOWN_HOST -> "Check the host's spelling and the name service.";
            case NO_SUCH_DATABASE ->
                "Check the name's spelling, or list what there is: SELECT datname FROM pg_database.";
            case REFUSED -> "Check host and port, that the server runs, and its listen_addresses.";
            case TIMEOUT -> "Check host and port, and the firewalls between.";
            case TLS ->
                "Check sslmode and sslrootcert"
                        + database.properties().entrySet().stream()
                                .filter(property -> property.getKey().equals("sslmode"))
                                .map(property -> " (sslmode is " + property.getValue() + ")")
                                .findFirst()
                                .orElse("")
                        + ", the server's certificate, and that the server offers ssl.";
            case TOO_MANY_CONNECTIONS -> "Lower the number of jobs, or raise max_connections or the role's limit.";
            case NOT_READY -> "Try again when it has started.";
            case LOST, OTHER -> "Check the connection URL and the server's log.";
        };
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        return innermost;
    }

    /** The message without what would spoil a sentence: final full stops and line breaks. */
    private static String sentence(Throwable failure) {
        String message = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        return message.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.+$", "");
    }
}
