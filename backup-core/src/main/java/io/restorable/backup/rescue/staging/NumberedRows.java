package io.restorable.backup.rescue.staging;

import io.restorable.backup.archive.script.EntrySettings;
import io.restorable.backup.archive.script.EntryStatements;
import io.restorable.backup.connect.CopyEncoding;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.rescue.live.LiveColumn;
import io.restorable.backup.rescue.live.LiveTable;
import io.restorable.backup.rescue.live.LiveTables;
import io.restorable.backup.rescue.live.Refusal;
import io.restorable.backup.rescue.live.Rights;
import io.restorable.backup.rescue.source.BackupRelation;
import io.restorable.backup.rescue.source.RelationRows;
import io.restorable.backup.restore.SourceArchive;
import io.restorable.backup.restore.plan.EntrySelection;
import io.restorable.backup.restore.plan.EntryTraits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All rows of a table of a backup in a temporary table, numbered from 1 in the order in which {@link RelationRows} reads
 * them, so that PostgreSQL can judge a condition. For one thread, within a transaction that the caller undoes.
 */
public final class NumberedRows {

    private static final String TABLE = "pg_temp.restorable_rows";
    private static final String NUMBER = "restorable_number";
    private static final int PRE_DATA = 2;

    private final Session session;

    private NumberedRows(Session session) {
        this.session = session;
    }

    /** Takes the number of a row. */
    @FunctionalInterface
    public interface NumberSink {
        /** Takes the next number; numbers only grow. */
        void accept(long number) throws IOException;
    }

    /**
     * Loads the rows. The columns have the types of the database's own table; where it has none, the table and what it
     * needs are defined for the moment.
     *
     * @throws RefusedException if the definitions or the rows do not fit the database
     */
    public static NumberedRows load(Session session, ServerFacts facts, SourceArchive source, BackupRelation relation) {
        new Rights(session, facts)
                .temporaryTables()
                .require("judge a condition in database '" + facts.database() + "'");
        try {
            LiveTable table = typesOf(session, source, relation);
            var rows = new NumberedRows(session);
            rows.load(source, relation, table, TableComparison.encoding(source, facts));
            return rows;
        } catch (QueryFailedException refused) {
            throw new RefusedException(
                    "Database '" + facts.database() + "' cannot hold the rows of " + relation.name()
                            + " for a moment, to judge the condition: " + Refusal.words(refused) + ".",
                    "Name a database that has the table as it was, or an empty one whose extensions are those of the"
                            + " backup's database.",
                    refused);
        }
    }

    private static LiveTable typesOf(Session session, SourceArchive source, BackupRelation relation) {
        var lookup = new LiveTables(session);
        Optional<LiveTable> existing = lookup.find(relation.name());
        if (existing.isPresent()) {
            return existing.get();
        }
        define(session, source, relation);
        return lookup.find(relation.name())
                .orElseThrow(() -> new RefusedException(
                        "The backup holds no definition of table " + relation.name() + ".",
                        "Name a database that has the table."));
    }

    private static void define(Session session, SourceArchive source, BackupRelation relation) {
        session.execute("preparing definitions", "SET LOCAL check_function_bodies = off");
        var objects = source.contents().entries().stream()
                .filter(EntryTraits::isOfAnObject)
                .filter(entry -> !EntryTraits.isAboutAnother(entry))
                .toList();
        var statements = new EntryStatements(source.contents(), false);
        var settings = EntrySettings.UNKNOWN;
        for (var entry : EntrySelection.of(objects, relation.name()::equals, schema -> false)
                .entries()) {
            if (entry.section() == PRE_DATA) {
                settings.changesTo(entry).forEach(change -> session.execute("preparing " + entry.tag(), change));
                settings = settings.with(entry);
                statements.create(entry).forEach(statement -> session.execute("defining " + entry.tag(), statement));
            }
        }
    }

    private void load(SourceArchive source, BackupRelation relation, LiveTable table, CopyEncoding encoding) {
        String definitions = relation.columns().stream()
                .map(column -> Identifiers.quote(column) + " "
                        + table.column(column).map(LiveColumn::type).orElse("pg_catalog.text"))
                .collect(Collectors.joining(", ", NUMBER + " pg_catalog.int8, ", ""));
        session.execute(
                "making room for the rows",
                "CREATE TEMPORARY TABLE restorable_rows (" + definitions + ") ON COMMIT DROP");
        var columns = new java.util.ArrayList<>(List.of(NUMBER));
        columns.addAll(relation.columns());
        String statement = "COPY " + TABLE + " (" + LiveTables.columnList(columns, "") + ") FROM STDIN";
        try (var copy = new StagingCopy(session, encoding, statement, "laying out the rows of " + relation.name());
                var rows = RelationRows.open(source, relation, relation.columns())) {
            for (long number = 1; rows.next(); number++) {
                copy.begin((number + "\t").getBytes(StandardCharsets.US_ASCII));
                rows.giveTo(copy);
            }
            copy.finish();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Gives the numbers of the rows that a condition fits, in order.
     *
     * @param condition SQL over the table's columns; names are looked for as the role's own sessions do
     * @throws RefusedException if PostgreSQL does not take the condition
     */
    public void forEachFitting(String condition, NumberSink sink) {
        session.execute("looking for names as usual", "SET LOCAL search_path TO DEFAULT");
        try {
            session.forEach(
                    "judging the condition",
                    "SELECT " + NUMBER + " FROM " + TABLE + " WHERE (" + condition + "\n) ORDER BY 1",
                    row -> {
                        try {
                            sink.accept(row.oid(NUMBER));
                        } catch (IOException failure) {
                            throw new UncheckedIOException(failure);
                        }
                    });
        } catch (QueryFailedException refused) {
            throw new RefusedException(
                    "PostgreSQL does not take the condition " + condition + ": " + Refusal.words(refused) + ".",
                    "Correct the condition: SQL over the columns of the table, as after WHERE.",
                    refused);
        }
    }
}
