package io.restorable.backup.restore;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.restore.content.ContentComparison;
import io.restorable.backup.restore.content.OptimizerStatistics;
import io.restorable.backup.restore.content.SequenceComparison;
import io.restorable.backup.restore.database.DatabaseStaysException;
import io.restorable.backup.restore.database.RestorePlace;
import io.restorable.backup.restore.plan.EntrySizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Loads a database of the restore's own by several sessions, and compares it. */
final class ParallelLoad {

    private final SourceArchive source;
    private final RestorePlan plan;
    private final RestoreOptions options;
    private final ProgressReporter progress;

    ParallelLoad(SourceArchive source, RestorePlan plan, RestoreOptions options, ProgressReporter progress) {
        this.source = source;
        this.plan = plan;
        this.options = options;
        this.progress = progress;
    }

    /** Loads the place from its beginning to its success; whatever fails on the way, it is as it was before. */
    RestoreTarget.Applied into(RestorePlace place) {
        try {
            RestoreTarget.Applied applied = load(place.begin());
            progress.phase(Phase.FINISH);
            place.succeed();
            return applied;
        } catch (RuntimeException | Error failure) {
            undo(place, failure);
            throw failure;
        }
    }

    /** A thread that is interrupted still could not get a session. */
    private static void undo(RestorePlace place, Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            place.fail();
        } catch (RuntimeException another) {
            String why = another instanceof DatabaseStaysException stays ? stays.problem() + " " : "";
            var leftover = new LeftoverException(why + place.leftover());
            leftover.addSuppressed(another);
            failure.addSuppressed(leftover);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RestoreTarget.Applied load(Database database) {
        var inSimpleMode = database.with("preferQueryMode", "extendedForPrepared");
        try (SessionPool pool = SessionPool.open(inSimpleMode, SessionOptions.of(options.jobs() + 1))) {
            var workers = new WorkerSessions(pool, options.jobs());
            RestoreContext context;
            try (Session leader = pool.session(SessionPurpose.RESTORE)) {
                context = WorkerSessions.run(() -> load(pool.facts().encoding(), leader, workers), leader::abort);
            }
            progress.phase(Phase.COMPARE);
            compare(pool, workers, context);
            return context.applied();
        }
    }

    private RestoreContext load(String encoding, Session leader, WorkerSessions workers) {
        var context = RestoreContext.open(leader, encoding, source, plan, options, progress);
        new Applier(plan.entries(), context).applyInParallel(leader, workers, new EntrySizes(source.manifest()));
        OptimizerStatistics.update(leader, plan.tablesWithStatistics());
        return context;
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
}
