package io.restorable.backup.restore;

import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.script.EntrySettings;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.restore.content.CopyTarget;
import io.restorable.backup.restore.content.LargeObjectLoader;
import io.restorable.backup.restore.content.RowTransfer;
import io.restorable.backup.restore.database.ForeignKeyNames;
import io.restorable.backup.restore.plan.SqlStatements;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * Restores entries one after the other on one session. What only describes the source's surroundings, a role that the
 * target does not have, say, is left out with a warning; every other failure ends the restore.
 */
final class EntryRestorer {

    private static final Set<String> MISSING_OR_FORBIDDEN = Set.of("42704", "42501", "0LP01");

    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 20;

    // duplicate schema, table or index, object, function, row of a catalog; a second primary key
    private static final Set<String> THERE_ALREADY = Set.of("42P06", "42P07", "42710", "42723", "23505", "42P16");

    private final Session session;
    private final RestoreContext context;
    private final LargeObjectLoader largeObjects;
    private EntrySettings settings = EntrySettings.UNKNOWN;

    EntryRestorer(Session session, RestoreContext context) {
        this.session = session;
        this.context = context;
        this.largeObjects = new LargeObjectLoader(session, bytes -> context.passed(0, bytes));
    }

    /** Makes what the entry defines, and loads what it holds. */
    void restore(TocEntry archived) {
        TocEntry entry = context.adapted(archived);
        define(entry);
        try {
            load(entry);
        } catch (IOException failure) {
            throw new DamagedArchiveException(
                    String.valueOf(entry.fileName()), String.valueOf(failure.getMessage()), failure);
        }
    }

    private void define(TocEntry entry) {
        List<String> statements = context.statements(entry);
        if (statements.isEmpty()) {
            return;
        }
        for (String change : settings.changesTo(entry)) {
            session.execute("preparing " + describe(entry), change);
        }
        settings = settings.with(entry);
        if (context.isOfKept(entry)) {
            return;
        }
        if (entry.kind().equals(EntryKind.FK_CONSTRAINT)) {
            ForeignKeyNames.keepFree(session, entry);
        }
        if (context.mayBeThere(entry)) {
            makeUnlessThere(entry, statements);
        } else if (isOptional(entry)) {
            statements.forEach(statement -> attempt(entry, statement));
        } else {
            statements.forEach(statement -> execute(entry, statement));
        }
        if (!entry.hasData()) {
            context.progress().objectDone(describe(entry), 0, 0);
        }
    }

    /**
     * What reaches for partitions or referenced tables takes locks that the archive does not name, so workers may stand
     * in each other's way: the one that the server lets give way has changed nothing, and tries again.
     */
    private void execute(TocEntry entry, String statement) {
        for (int attempt = 1; ; attempt++) {
            try {
                session.execute("restoring " + describe(entry), statement);
                return;
            } catch (QueryFailedException refused) {
                boolean again = session.isAutoCommit() && attempt < ATTEMPTS && DEADLOCK.equals(refused.sqlState());
                if (!again) {
                    throw refused;
                }
            }
        }
    }

    private void makeUnlessThere(TocEntry entry, List<String> statements) {
        session.execute("marking the place before " + describe(entry), "SAVEPOINT needed");
        try {
            statements.forEach(statement -> session.execute("restoring " + describe(entry), statement));
        } catch (QueryFailedException refused) {
            if (refused.sqlState() == null || !THERE_ALREADY.contains(refused.sqlState())) {
                throw refused;
            }
            session.execute("keeping " + describe(entry), "ROLLBACK TO SAVEPOINT needed");
            context.keep(entry);
        }
    }

    private void load(TocEntry entry) throws IOException {
        if (entry.kind().equals(EntryKind.BLOBS)) {
            context.files().forEachLargeObject(entry, largeObjects::load);
        } else if (entry.kind().equals(EntryKind.TABLE_DATA) && entry.hasData()) {
            loadRows(entry);
        }
    }

    private void loadRows(TocEntry entry) throws IOException {
        CopyTarget target = CopyTarget.of(entry);
        try (InputStream rows = context.files().openRows(entry)) {
            var sent = RowTransfer.send(session, context.encoding(), target, rows, context::passed);
            context.loaded().add(entry, sent);
            context.progress().objectDone(target.relation(), sent.rows(), 0);
        }
    }

    /** Privileges name roles; extensions, and schema public, belong to whoever made these before. */
    private static boolean isOptional(TocEntry entry) {
        return switch (entry.kind()) {
            case EntryKind.ACL, EntryKind.DEFAULT_ACL -> true;
            case EntryKind.COMMENT ->
                entry.tag().startsWith("EXTENSION ") || entry.tag().equals("SCHEMA public");
            case EntryKind.SCHEMA -> entry.tag().equals("public");
            default -> false;
        };
    }

    private void attempt(TocEntry entry, String text) {
        if (!tryToRun(entry, text, false)) {
            List<String> statements = SqlStatements.split(text);
            statements.forEach(statement -> tryToRun(entry, statement, true));
        }
    }

    /** A transaction survives a refused statement only behind a savepoint. */
    private boolean tryToRun(TocEntry entry, String statement, boolean last) {
        boolean inTransaction = !session.isAutoCommit();
        if (inTransaction) {
            session.execute("marking the place before " + describe(entry), "SAVEPOINT optional");
        }
        try {
            session.execute("restoring " + describe(entry), statement);
            return true;
        } catch (QueryFailedException refused) {
            if (refused.sqlState() == null || !MISSING_OR_FORBIDDEN.contains(refused.sqlState())) {
                throw refused;
            }
            if (inTransaction) {
                session.execute("leaving out " + describe(entry), "ROLLBACK TO SAVEPOINT optional");
            }
            if (last) {
                context.warn("Left out: " + statement + " (" + refused.serverMessage() + ").");
            }
            return false;
        }
    }

    private static String describe(TocEntry entry) {
        return entry.kind() + " " + (entry.schema() == null || entry.schema().isEmpty() ? "" : entry.schema() + ".")
                + entry.tag();
    }
}
