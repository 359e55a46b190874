package io.restorable.backup.restore;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.restore.content.ContentComparison;
import io.restorable.backup.restore.content.SequenceComparison;
import io.restorable.backup.restore.database.DatabaseLocale;
import io.restorable.backup.restore.database.EmptyDatabase;
import io.restorable.backup.restore.database.NewDatabase;
import io.restorable.backup.restore.database.RestorePlace;
import io.restorable.backup.restore.database.UserObjects;
import io.restorable.backup.restore.plan.EntrySizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A database that is not there yet, or is there and empty: loaded in parallel, gone or empty again on failure. */
final class ParallelTarget implements RestoreTarget {

    private static final List<String> MAINTENANCE_DATABASES = List.of("postgres", "template1");

    private final Database target;
    private final RestoreOptions options;
    private final String suffix;
    private final SessionPool maintenance;
    private boolean there;

    /** @param suffix what tells this restore from others that run at the same time */
    ParallelTarget(Database target, RestoreOptions options, String suffix) {
        this.target = target;
        this.options = options;
        this.suffix = suffix;
        this.maintenance = openMaintenance(target);
    }

    private static SessionPool openMaintenance(Database target) {
        BackupException first = null;
        for (String name : MAINTENANCE_DATABASES) {
            try {
                return SessionPool.open(target.named(name), SessionOptions.of(1));
            } catch (RefusedException refused) {
                throw refused;
            } catch (BackupException failure) {
                first = first == null ? failure : first;
            }
        }
        throw first == null ? new IllegalStateException("no maintenance database was tried") : first;
    }

    @Override
    public ServerFacts facts() {
        return maintenance.facts();
    }

    @Override
    public void preflight() {
        try (Session session = maintenance.session(SessionPurpose.RESTORE)) {
            there = !session.query(
                            "looking for database " + target.name(),
                            "SELECT FROM pg_catalog.pg_database WHERE datname = ?",
                            row -> true,
                            target.name())
                    .isEmpty();
            if (!there) {
                requireRightToCreate(session);
            }
        }
        if (there) {
            requireEmpty();
        }
    }

    private void requireRightToCreate(Session session) {
        boolean allowed = session.query(
                        "looking at the role's rights",
                        "SELECT rolcreatedb OR rolsuper AS allowed FROM pg_catalog.pg_roles WHERE rolname = current_user",
                        row -> row.flag("allowed"))
                .contains(true);
        if (!allowed) {
            throw new RefusedException(
                    "Role " + facts().role() + " may not create databases.",
                    "Run 'ALTER ROLE " + Identifiers.quote(facts().role())
                            + " CREATEDB', or let somebody create an empty database and restore into that.");
        }
    }

    private void requireEmpty() {
        try (SessionPool pool = SessionPool.open(target, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            var objects = UserObjects.read(session);
            if (!objects.isEmpty() || UserObjects.largeObjects(session) > 0) {
                throw new RefusedException(
                        "Database " + target.name() + " exists and is not empty: it holds "
                                + UserObjects.describe(objects) + ".",
                        "Restore to a name that is free, or replace its contents in place ('--to in-place --yes').");
            }
        }
    }

    @Override
    public Applied apply(SourceArchive source, RestorePlan plan, ProgressReporter progress) {
        var locale = DatabaseLocale.of(source.contents().entries());
        var warnings = Collections.synchronizedList(new ArrayList<String>());
        RestorePlace place =
                there ? new EmptyDatabase(target) : new NewDatabase(maintenance, target, locale, suffix, warnings::add);
        Database database = place.begin();
        try {
            Applied applied = load(database, source, plan, progress);
            progress.phase(Phase.FINISH);
            place.succeed();
            warnings.addAll(applied.warnings());
            return new Applied(applied.tables(), applied.compared(), warnings);
        } catch (RuntimeException | Error failure) {
            undo(place, database, failure);
            throw failure;
        }
    }

    private static void undo(RestorePlace place, Database database, Throwable failure) {
        try {
            place.fail();
        } catch (RuntimeException another) {
            failure.addSuppressed(new LeftoverException(database, another));
        }
    }

    private Applied load(Database database, SourceArchive source, RestorePlan plan, ProgressReporter progress) {
        var inSimpleMode = database.with("preferQueryMode", "extendedForPrepared");
        try (SessionPool pool = SessionPool.open(inSimpleMode, SessionOptions.of(options.jobs() + 1))) {
            var workers = new WorkerSessions(pool, options.jobs());
            RestoreContext context;
            try (Session leader = pool.session(SessionPurpose.RESTORE)) {
                context = RestoreContext.open(leader, pool.facts().encoding(), source, plan, options, progress);
                new Applier(plan.entries(), context)
                        .applyInParallel(leader, workers, new EntrySizes(source.manifest()));
                leader.execute("updating the optimizer's statistics", "ANALYZE");
            }
            progress.phase(Phase.COMPARE);
            compare(pool, workers, context);
            return context.applied();
        }
    }

    private static void compare(SessionPool pool, WorkerSessions workers, RestoreContext context) {
        var targets = new ConcurrentLinkedQueue<>(context.loaded().byTarget().entrySet());
        var differences =
                Collections.synchronizedList(new ArrayList<>(context.loaded().differencesFromSeal()));
        workers.run(SessionPurpose.ROWS, session -> {
            for (var next = targets.poll(); next != null; next = targets.poll()) {
                ContentComparison.difference(session, context.encoding(), next.getKey(), next.getValue())
                        .ifPresent(differences::add);
                context.compared(next.getKey());
            }
        });
        try (Session session = pool.session(SessionPurpose.ROWS)) {
            differences.addAll(SequenceComparison.differences(session, context.sealedSequences()));
        }
        if (!differences.isEmpty()) {
            throw new DifferentContentException(differences);
        }
    }

    @Override
    public void close() {
        maintenance.close();
    }

    /** The unfinished database could not be removed either. */
    private static final class LeftoverException extends BackupException {

        private static final long serialVersionUID = 1L;

        LeftoverException(Database database, RuntimeException cause) {
            super(
                    "The unfinished database " + database.name() + " could not be removed.",
                    "Drop it when the server is back.",
                    cause);
        }
    }
}
