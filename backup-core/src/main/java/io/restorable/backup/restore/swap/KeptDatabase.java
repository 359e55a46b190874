package io.restorable.backup.restore.swap;

import io.restorable.backup.pg.Identifiers;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database that gave its name to another one and was kept.
 *
 * <p>It is recognised by its comment, the one property of a database that an owner may write without being superuser,
 * that changes in the same transaction as the name, and that no copy of the database takes along. The comment says the
 * database's own oid, so that a comment that was copied by hand or by a dump means nothing; a new name does not matter.
 * The comment that was there before follows in it, and comes back with the database.
 *
 * @param oid what identifies it, whatever its name
 * @param name its present name
 * @param formerName the name that it gave away
 * @param since when that was
 * @param replacedBy what took its place: a backup, or another kept database
 * @param comment its own comment, or {@code null} where it had none
 * @param bytes its size, or {@code null} where the role may not know
 */
public record KeptDatabase(
        long oid,
        String name,
        String formerName,
        Instant since,
        String replacedBy,
        @Nullable String comment,
        @Nullable Long bytes) {

    /** How the comments begin. */
    static final String BEGINNING = "Kept by Restorable ";

    private static final Pattern COMMENT = Pattern.compile(
            BEGINNING + "\\(oid (\\d+)\\): it was \"((?:[^\"]|\"\")*)\" until (\\S+), when (.*?) took its place\\."
                    + "(?:\\n(.*))?",
            Pattern.DOTALL);

    /**
     * The comment that makes a database a kept one.
     *
     * @param own the comment that it had, or {@code null} for none
     */
    static String comment(long oid, String formerName, Instant since, String replacedBy, @Nullable String own) {
        return BEGINNING + "(oid " + oid + "): it was \"" + formerName.replace("\"", "\"\"") + "\" until " + since
                + ", when " + replacedBy + " took its place." + (own == null ? "" : "\n" + own);
    }

    /** Reads a database's comment; empty for a comment of any other kind, or of another database. */
    static Optional<KeptDatabase> parse(long oid, String name, String comment, @Nullable Long bytes) {
        Matcher matcher = COMMENT.matcher(comment);
        if (!matcher.matches() || !matcher.group(1).equals(Long.toString(oid))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeptDatabase(
                    oid,
                    name,
                    matcher.group(2).replace("\"\"", "\""),
                    Instant.parse(matcher.group(3)),
                    matcher.group(4),
                    matcher.group(5),
                    bytes));
        } catch (DateTimeParseException foreign) {
            return Optional.empty();
        }
    }

    /** {@code shop_before_20261121020000 (shop until 2026-11-21T02:00:00Z)}: for messages. */
    @Override
    public String toString() {
        return Identifiers.quote(name) + " (" + Identifiers.quote(formerName) + " until " + since + ")";
    }
}
