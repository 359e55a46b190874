package io.restorable.backup.rescue;

import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Operation;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.rescue.live.LiveDatabase;
import io.restorable.backup.rescue.live.Refusal;
import io.restorable.backup.rescue.live.Rights;
import io.restorable.backup.rescue.plan.LiftedSequences;
import io.restorable.backup.rescue.plan.Obstacles;
import io.restorable.backup.rescue.plan.RowChoice;
import io.restorable.backup.rescue.plan.RowWriter;
import io.restorable.backup.rescue.plan.SilencedTriggers;
import io.restorable.backup.rescue.plan.Workbench;
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
import java.util.Set;

/**
 * Brings rows of a backup back into a live database, in one transaction that is compared before it is committed. For one
 * thread.
 *
 * <p>Tables are not locked against the application while rows are compared. Whatever it changes meanwhile makes the
 * transaction fail as a whole, never write over newer data: PostgreSQL's REPEATABLE READ sees to that.
 */
public final class Rescue {

    // serialization failure, deadlock, lock timeout, unique violation
    private static final Set<String> CHANGED_MEANWHILE = Set.of("40001", "40P01", "55P03");

    private final SourceArchive source;
    private final SessionPool pool;
    private final RescueOptions options;
    private final ProgressReporter progress;
    private final Clock clock;
    private final Instant startedAt;

    private Rescue(
            SourceArchive source, SessionPool pool, RescueOptions options, ProgressReporter progress, Clock clock) {
        this.source = source;
        this.pool = pool;
        this.options = options;
        this.progress = progress;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /**
     * Plans a rescue, and carries it out if wanted.
     *
     * @param source a sealed backup
     * @param pool leads to the live database, with room for {@link LiveDatabase#SESSIONS}; stays owned by the caller
     * @param write whether to write; otherwise nothing is changed, and the report says what would be
     * @throws RefusedException if something stands against it that shows before anything is written
     * @throws RescueFailedException if writing failed; the database is as it was
     */
    public static RescueReport run(
            SourceArchive source,
            SessionPool pool,
            RescueOptions options,
            boolean write,
            ProgressListener listener,
            Clock clock) {
        var progress = new ProgressReporter(Operation.RESCUE, listener, clock);
        progress.started(source.name());
        try {
            RescueReport report = new Rescue(source, pool, options, progress, clock).run(write);
            progress.completed(report.database());
            return report;
        } catch (BackupException failure) {
            progress.failed(failure);
            throw failure;
        }
    }

    /** What is to be done. */
    private record Plan(
            List<List<StagedTable>> groups,
            List<TableRescue> tables,
            SilencedTriggers triggers,
            LiftedSequences sequences,
            List<String> obstacles) {}

    private RescueReport run(boolean write) {
        progress.phase(Phase.PREFLIGHT);
        var relations = BackupRelations.of(source);
        List<BackupRelation> asked = relations.choose(options.tables());
        try (var database = LiveDatabase.open(pool)) {
            new Rights(database.work(), database.facts())
                    .temporaryTables()
                    .require("rescue rows of database '" + database.facts().database() + "'");
            var bench = new Workbench(database, relations, new TableComparison(database, source, progress));
            Plan plan = plan(bench, database, asked);
            if (!write) {
                return report(plan, false);
            }
            if (!plan.obstacles().isEmpty()) {
                throw new RefusedException(
                        "The rows cannot come back as asked. " + String.join(" ", plan.obstacles()), nextStep());
            }
            if (!plan.groups().isEmpty()) {
                write(bench, plan);
            }
            return report(plan, true);
        }
    }

    private String nextStep() {
        return options.parents()
                ? "Choose other rows with a condition, or remove what stands against them, then try again."
                : "Bring what rows refer to as well ('--with-parents'), choose other rows with a condition, or remove"
                        + " what stands against them.";
    }

    private Plan plan(Workbench bench, LiveDatabase database, List<BackupRelation> asked) {
        progress.expect(new Progress.Expected(
                TableComparison.PASSES
                        * asked.stream().mapToLong(BackupRelation::rows).sum(),
                TableComparison.PASSES
                        * asked.stream().mapToLong(BackupRelation::plainBytes).sum(),
                asked.size()));
        progress.phase(Phase.COMPARE);
        List<ComparedTable> compared =
                asked.stream().map(table -> compare(bench, table)).toList();
        var choice = new RowChoice(bench);
        for (ComparedTable table : compared) {
            StagedTable staged = table.staged();
            if (staged != null) {
                choice.pick(staged, options.where(), options.changed());
            }
        }
        choice.followForeignKeys(options.parents(), options.children());
        List<StagedTable> picked = choice.picked();
        var groups = new RowWriter(bench).order(picked);
        List<TableRescue> tables = tables(bench, compared, groups);
        requireRights(database, picked, tables);
        var triggers = SilencedTriggers.of(bench.session(), options.fireTriggers() ? List.of() : picked);
        var sequences = LiftedSequences.of(bench.session(), picked);
        var obstacles = new ArrayList<>(Obstacles.of(bench, picked));
        triggers.obstacles()
                .forEach(obstacle ->
                        obstacles.add(obstacle + " Run as that role, or let them fire ('--fire-triggers')."));
        obstacles.addAll(sequences.obstacles());
        return new Plan(groups, tables, triggers, sequences, obstacles);
    }

    private static ComparedTable compare(Workbench bench, BackupRelation table) {
        try {
            return bench.compare(table)
                    .orElseThrow(() -> new RefusedException(
                            "The live database has no table " + table.name() + ", so its rows have nowhere to go.",
                            "Restore the table to a new database ('restore --to new --table'), or get its rows with"
                                    + " 'extract'."));
        } catch (QueryFailedException refused) {
            throw new RefusedException(
                    "The rows of table " + table.name() + " in the backup do not fit the table as it is now: "
                            + Refusal.words(refused) + ".",
                    "Get them with 'extract', and bring them into the new form.",
                    refused);
        }
    }

    private List<TableRescue> tables(Workbench bench, List<ComparedTable> asked, List<List<StagedTable>> groups) {
        var tables = new ArrayList<TableRescue>();
        List<StagedTable> order = groups.stream().flatMap(List::stream).toList();
        for (StagedTable table : order) {
            tables.add(rescue(bench, table, asked));
        }
        for (ComparedTable table : asked) {
            StagedTable staged = table.staged();
            if (staged == null) {
                tables.add(new TableRescue(
                        table.relation().name(), true, RowDifferences.NONE, 0, 0, List.of(), List.of(), table.notes()));
            } else if (!order.contains(staged)) {
                tables.add(rescue(bench, staged, asked));
            }
        }
        return tables;
    }

    private TableRescue rescue(Workbench bench, StagedTable table, List<ComparedTable> asked) {
        Session session = bench.session();
        QualifiedName name = table.name();
        String inserted = "x." + StagedTable.PICKED + " AND x." + StagedTable.STATE + " = 'm'";
        String overwritten = "x." + StagedTable.PICKED + " AND x." + StagedTable.STATE + " = 'c'";
        var own = asked.stream()
                .filter(each -> each.relation().name().equals(name))
                .findFirst();
        return new TableRescue(
                name,
                own.isPresent(),
                RowDifferences.count(session, table, 0),
                count(session, table, inserted),
                count(session, table, overwritten),
                RowDifferences.examples(session, table, table.backupRows(), inserted, options.examples()),
                RowDifferences.examples(session, table, table.backupRows(), overwritten, options.examples()),
                own.map(ComparedTable::notes).orElse(List.of()));
    }

    private static long count(Session session, StagedTable table, String condition) {
        return session.query(
                        "counting picked rows of " + table.name(),
                        "SELECT pg_catalog.count(*) AS number FROM " + table.backupRows() + " x WHERE " + condition,
                        row -> row.oid("number"))
                .get(0);
    }

    private static void requireRights(LiveDatabase database, List<StagedTable> picked, List<TableRescue> tables) {
        var rights = new Rights(database.work(), database.facts());
        for (StagedTable table : picked) {
            for (TableRescue rescue : tables) {
                if (rescue.table().equals(table.name()) && rescue.inserted() > 0) {
                    rights.on(table.live(), List.of("INSERT"));
                }
                if (rescue.table().equals(table.name()) && rescue.overwritten() > 0) {
                    rights.on(table.live(), List.of("UPDATE"));
                }
            }
        }
        rights.require("rescue rows of database '" + database.facts().database() + "'");
    }

    private void write(Workbench bench, Plan plan) {
        Session session = bench.session();
        progress.phase(Phase.DATA);
        try {
            // the application's own functions may run now: they find what they are used to find
            session.execute(
                    "preparing to write",
                    "SET LOCAL search_path TO DEFAULT; SET LOCAL lock_timeout = '10s'; SET CONSTRAINTS ALL DEFERRED;"
                            + " SELECT pg_catalog.set_config(name, '', true) FROM pg_catalog.pg_settings"
                            + " WHERE name = 'restrict_nonsystem_relation_kind'");
            plan.triggers().silence();
            var writer = new RowWriter(bench);
            plan.groups().forEach(writer::write);
            session.execute("checking constraints", "SET CONSTRAINTS ALL IMMEDIATE");
            progress.phase(Phase.FINISH);
            for (List<StagedTable> group : plan.groups()) {
                group.forEach(table -> requireSame(writer, table));
            }
            plan.triggers().restore();
            plan.sequences().lift();
            session.commit();
        } catch (QueryFailedException refused) {
            throw failed(refused);
        }
    }

    private void requireSame(RowWriter writer, StagedTable table) {
        long different = writer.different(table);
        if (different > 0) {
            throw new RescueFailedException(
                    "Of the rows written to " + table.name() + ", " + different
                            + " do not read back as the backup has them.",
                    options.fireTriggers()
                            ? "A trigger may have changed them: try without '--fire-triggers'."
                            : "Look for rules and INSTEAD OF triggers on the table.",
                    null);
        }
    }

    private static RescueFailedException failed(QueryFailedException refused) {
        boolean meanwhile = refused.sqlState() != null && CHANGED_MEANWHILE.contains(refused.sqlState());
        return new RescueFailedException(
                "PostgreSQL did not take the rows: " + Refusal.words(refused) + ".",
                meanwhile
                        ? "Others changed or locked the tables meanwhile: try again."
                        : "Look at what the message names; choose other rows with a condition, or remove what stands"
                                + " against them.",
                refused);
    }

    private RescueReport report(Plan plan, boolean written) {
        return new RescueReport(
                source.name(),
                pool.database().name() + " at " + pool.database().location(),
                written,
                plan.tables(),
                plan.sequences().names(),
                plan.triggers().names(),
                plan.obstacles(),
                Duration.between(startedAt, clock.instant()));
    }
}
