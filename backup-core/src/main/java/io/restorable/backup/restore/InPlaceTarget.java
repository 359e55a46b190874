package io.restorable.backup.restore;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.restore.content.ContentComparison;
import io.restorable.backup.restore.content.OptimizerStatistics;
import io.restorable.backup.restore.content.SequenceComparison;
import io.restorable.backup.restore.database.OtherSessions;
import io.restorable.backup.restore.database.TargetEmptier;
import io.restorable.backup.restore.database.TargetRequirements;
import io.restorable.backup.restore.database.UserObjects;
import java.util.ArrayList;
import java.util.List;

/** An existing database that is emptied, loaded and compared in one transaction: others see the old contents or the new. */
final class InPlaceTarget implements RestoreTarget {

    private final Database target;
    private final RestoreOptions options;
    private final SessionPool pool;
    private boolean replacesContents;

    InPlaceTarget(Database target, RestoreOptions options) {
        this.target = target;
        this.options = options;
        var inSimpleMode = target.with("preferQueryMode", "extendedForPrepared");
        this.pool = SessionPool.open(inSimpleMode, SessionOptions.of(1));
    }

    @Override
    public ServerFacts facts() {
        return pool.facts();
    }

    @Override
    public SessionPool server() {
        return pool;
    }

    @Override
    public List<String> preflight(RestorePlan plan) {
        if (options.isPartial()) {
            throw new RefusedException(
                    "A part of a backup cannot be restored in place: the rest of the database would be emptied.",
                    "Restore the part to a new database ('--to new') and copy from there.");
        }
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            refuseStandby();
            var objects = UserObjects.read(session);
            replacesContents = !objects.isEmpty() || UserObjects.largeObjects(session) > 0;
            if (replacesContents && !options.replaceContents()) {
                throw new RefusedException(
                        "Database " + target.name() + " is not empty: it holds " + UserObjects.describe(objects) + ".",
                        "Say '--yes' if all of it may be replaced by the backup, or restore to a new database.");
            }
            TargetEmptier.check(session);
            TargetRequirements.checkExtensions(session, plan.entries());
            TargetRequirements.checkRights(session, facts(), plan.entries());
            return OtherSessions.check(session);
        }
    }

    @Override
    public boolean replacesContents() {
        return replacesContents;
    }

    private void refuseStandby() {
        if (facts().standby()) {
            throw new RefusedException(
                    "The server is a standby and takes no changes.", "Restore on its primary instead.");
        }
    }

    @Override
    public Applied apply(SourceArchive source, RestorePlan plan, ProgressReporter progress) {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            return WorkerSessions.run(() -> apply(session, source, plan, progress), session::abort);
        }
    }

    private Applied apply(Session session, SourceArchive source, RestorePlan plan, ProgressReporter progress) {
        session.beginTransaction();
        var kept = new ArrayList<String>();
        OtherSessions.outwait(session, options.patience(), () -> kept.addAll(TargetEmptier.empty(session)));
        var context = RestoreContext.open(session, facts().encoding(), source, plan, options, progress);
        kept.forEach(context::warn);
        new Applier(plan.entries(), context).applySerially(session);
        OptimizerStatistics.update(session);
        progress.phase(Phase.COMPARE);
        compare(session, context);
        progress.phase(Phase.FINISH);
        commit(session);
        return context.applied();
    }

    private void commit(Session session) {
        try {
            session.commit();
        } catch (ConnectionFailedException lost) {
            lost.addSuppressed(new LeftoverException("The connection was lost at the very moment of the commit: "
                    + target.name() + " holds either all of the backup or all that it held before; look which."));
            throw lost;
        }
    }

    private static void compare(Session session, RestoreContext context) {
        session.prepare(SessionPurpose.ROWS);
        var differences = new ArrayList<>(context.loaded().differencesFromSeal());
        context.loaded().byTarget().forEach((copyTarget, content) -> {
            ContentComparison.difference(session, context.encoding(), copyTarget, content)
                    .ifPresent(differences::add);
            context.compared(copyTarget);
        });
        differences.addAll(SequenceComparison.differences(session, context.sealedSequences()));
        if (!differences.isEmpty()) {
            throw new DifferentContentException(differences);
        }
    }

    /** Ends the session, and with it a transaction that did not commit. */
    @Override
    public void close() {
        pool.close();
    }
}
