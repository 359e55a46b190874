package io.restorable.backup.rescue;

import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.MissingPrivilegeException;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Operation;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.rescue.live.LiveDatabase;
import io.restorable.backup.rescue.live.LiveTable;
import io.restorable.backup.rescue.live.LiveTables;
import io.restorable.backup.rescue.live.Refusal;
import io.restorable.backup.rescue.live.Rights;
import io.restorable.backup.rescue.source.BackupRelation;
import io.restorable.backup.rescue.source.BackupRelations;
import io.restorable.backup.rescue.staging.ComparedTable;
import io.restorable.backup.rescue.staging.RowDifferences;
import io.restorable.backup.rescue.staging.StagedTable;
import io.restorable.backup.rescue.staging.TableComparison;
import io.restorable.backup.restore.SourceArchive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a backup with a live database, which stays as it is. For one thread. */
public final class Diff {

    private static final String USER_TABLES = """
            SELECT n.nspname, c.relname
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
               AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                  AND d.objid = c.oid AND d.deptype = 'e')
             ORDER BY 1, 2
            """;

    private final SourceArchive source;
    private final SessionPool pool;
    private final ProgressReporter progress;
    private final Clock clock;

    private Diff(SourceArchive source, SessionPool pool, ProgressReporter progress, Clock clock) {
        this.source = source;
        this.pool = pool;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Compares.
     *
     * @param source a sealed backup
     * @param pool leads to the live database, with room for {@link LiveDatabase#SESSIONS}; stays owned by the caller
     * @param tables patterns of the tables to compare, as in psql; empty for all of the backup
     * @param examples how many rows of each sort to name
     * @throws MissingPrivilegeException if a right is missing; named before anything is read
     * @throws RefusedException if a pattern fits no table
     */
    public static DiffReport run(
            SourceArchive source,
            SessionPool pool,
            List<String> tables,
            int examples,
            ProgressListener listener,
            Clock clock) {
        var progress = new ProgressReporter(Operation.DIFF, listener, clock);
        progress.started(source.name());
        try {
            DiffReport report = new Diff(source, pool, progress, clock).run(tables, examples);
            progress.completed(report.database());
            return report;
        } catch (BackupException failure) {
            progress.failed(failure);
            throw failure;
        }
    }

    private DiffReport run(List<String> tables, int examples) {
        Instant startedAt = clock.instant();
        progress.phase(Phase.PREFLIGHT);
        var relations = BackupRelations.of(source);
        var chosen = tables.isEmpty() ? relations.all() : relations.choose(tables);
        try (var database = LiveDatabase.open(pool)) {
            var lookup = new LiveTables(database.work());
            var diffs = new ArrayList<TableDiff>();
            var pairs = new ArrayList<Pair>();
            for (BackupRelation relation : chosen) {
                Optional<LiveTable> live = lookup.find(relation.name());
                live.ifPresentOrElse(
                        table -> pairs.add(new Pair(relation, table)), () -> diffs.add(withoutTable(relation)));
            }
            requireRights(database, pairs);
            expect(pairs);
            progress.phase(Phase.COMPARE);
            var comparison = new TableComparison(database, source, progress);
            pairs.forEach(pair -> diffs.add(compare(database, comparison, pair, examples)));
            diffs.sort((one, other) -> one.table().compareTo(other.table()));
            return new DiffReport(
                    source.name(),
                    pool.database().name() + " at " + pool.database().location(),
                    Duration.between(startedAt, clock.instant()),
                    diffs,
                    tables.isEmpty() ? unknown(database.work(), relations) : List.of());
        }
    }

    private record Pair(BackupRelation relation, LiveTable live) {}

    private static void requireRights(LiveDatabase database, List<Pair> pairs) {
        var rights = new Rights(database.work(), database.facts()).temporaryTables();
        pairs.forEach(pair -> rights.on(pair.live(), List.of("SELECT")));
        rights.require("compare database '" + database.facts().database() + "' with a backup");
    }

    private void expect(List<Pair> pairs) {
        progress.expect(new Progress.Expected(
                TableComparison.PASSES
                        * pairs.stream()
                                .mapToLong(pair -> pair.relation().rows())
                                .sum(),
                TableComparison.PASSES
                        * pairs.stream()
                                .mapToLong(pair -> pair.relation().plainBytes())
                                .sum(),
                pairs.size()));
    }

    /** Whatever it lays out is gone again with the return to the mark. */
    private static TableDiff compare(LiveDatabase database, TableComparison comparison, Pair pair, int examples) {
        Session work = database.work();
        database.mark();
        try {
            ComparedTable compared = comparison.compare(pair.relation(), pair.live());
            StagedTable staged = compared.staged();
            return staged == null
                    ? diff(compared, TableDiff.State.SAME, List.of(), RowDifferences.NONE)
                    : different(compared, staged, RowDifferences.count(work, staged, examples));
        } catch (QueryFailedException refused) {
            return incomparable(pair, "Its rows cannot be compared: " + Refusal.words(refused) + ".");
        } catch (RefusedException refused) {
            return incomparable(pair, refused.problem());
        } finally {
            database.returnToMark();
        }
    }

    private static TableDiff different(ComparedTable compared, StagedTable staged, RowDifferences rows) {
        boolean same = rows.missing() == 0 && rows.changed() == 0 && rows.added() == 0;
        return diff(
                compared,
                same ? TableDiff.State.SAME : TableDiff.State.DIFFERENT,
                staged.key() == null ? List.of() : staged.key().names(),
                rows);
    }

    private static TableDiff diff(
            ComparedTable compared, TableDiff.State state, List<String> key, RowDifferences rows) {
        return new TableDiff(
                compared.relation().name(),
                state,
                compared.relation().rows(),
                compared.liveRows(),
                key,
                rows,
                compared.notes());
    }

    private static TableDiff withoutTable(BackupRelation relation) {
        return new TableDiff(
                relation.name(),
                TableDiff.State.NO_TABLE,
                relation.rows(),
                0,
                List.of(),
                RowDifferences.NONE,
                List.of("The live database has no such table."));
    }

    private static TableDiff incomparable(Pair pair, String reason) {
        return new TableDiff(
                pair.relation().name(),
                TableDiff.State.INCOMPARABLE,
                pair.relation().rows(),
                0,
                List.of(),
                RowDifferences.NONE,
                List.of(reason));
    }

    private static List<QualifiedName> unknown(Session session, BackupRelations relations) {
        return session
                .query(
                        "listing the live tables",
                        USER_TABLES,
                        row -> new QualifiedName(row.text("nspname"), row.text("relname")))
                .stream()
                .filter(name -> relations.find(name).isEmpty())
                .toList();
    }
}
