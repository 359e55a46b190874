package io.restorable.backup.restore;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.lock.DatabaseLock;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.restore.content.ContentComparison;
import io.restorable.backup.restore.content.CopyTarget;
import io.restorable.backup.restore.content.OptimizerStatistics;
import io.restorable.backup.restore.content.SequenceComparison;
import io.restorable.backup.restore.database.LockRoom;
import io.restorable.backup.restore.database.OtherSessions;
import io.restorable.backup.restore.database.TargetRequirements;
import io.restorable.backup.restore.database.WholeDatabase;
import io.restorable.backup.restore.selection.AnotherSchema;
import io.restorable.backup.restore.selection.ReloadedTables;
import io.restorable.backup.restore.selection.ReplacedObjects;
import io.restorable.backup.restore.selection.RestoreScope;
import io.restorable.backup.restore.selection.TargetChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An existing database that is emptied, loaded and compared in one transaction: others see the old contents or the new. */
final class InPlaceTarget implements RestoreTarget {

    private final Database target;
    private final RestoreOptions options;
    private final SessionPool pool;
    private TargetChange change = new WholeDatabase(List.of());

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
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            refuseStandby();
            change = changeFor(plan);
            var notes = new ArrayList<>(change.check(session));
            if (replacesContents() && !options.replaceContents()) {
                refuseToReplace(change.replaced());
            }
            TargetRequirements.checkExtensions(session, change.entries());
            TargetRequirements.checkRights(session, facts(), change.entries());
            LockRoom.check(session, change);
            notes.addAll(OtherSessions.check(session));
            return notes;
        }
    }

    private TargetChange changeFor(RestorePlan plan) {
        RestoreScope scope = options.scope();
        if (scope.contents() == RestoreScope.Contents.DATA_ONLY) {
            return new ReloadedTables(
                    plan.entries(), plan.selection().named(), pool.facts().role());
        }
        String into = scope.intoSchema();
        if (into != null) {
            return new AnotherSchema(
                    plan.entries(), plan.selection(), into, pool.facts().role());
        }
        return options.isPartial()
                ? new ReplacedObjects(plan.entries(), plan.selection())
                : new WholeDatabase(plan.entries());
    }

    private void refuseToReplace(String replaced) {
        boolean whole = change.concernsAll();
        throw new RefusedException(
                (whole ? "Database " + target.name() + " is not empty: it holds " : "The restore would replace ")
                        + replaced + ".",
                whole
                        ? "Say '--yes' if all of it may be replaced by the backup, or restore to a new database."
                        : "Say '--yes' if these may be replaced by the backup's, or restore to a new database.");
    }

    @Override
    public boolean replacesContents() {
        return !change.replaced().isEmpty();
    }

    @Override
    public DatabaseLock lock() {
        return DatabaseLock.take(target, SessionOptions.of(1), "restore");
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
        OtherSessions.outwait(session, options.patience(), () -> kept.addAll(change.begin(session)));
        var context = RestoreContext.open(
                session, facts().encoding(), source, plan.withEntries(change.entries()), options, progress);
        kept.forEach(context::warn);
        context.allow(change::mayBeThere);
        new Applier(change.entries(), context).applySerially(session);
        analyze(session, context, plan.tablesWithStatistics());
        progress.phase(Phase.COMPARE);
        compare(session, context);
        progress.phase(Phase.FINISH);
        session.prepare(SessionPurpose.RESTORE);
        change.finish(session).forEach(context::warn);
        commit(session);
        return context.applied();
    }

    private void analyze(Session session, RestoreContext context, Set<QualifiedName> restored) {
        List<String> tables = context.loaded().byTarget().keySet().stream()
                .map(CopyTarget::relation)
                .distinct()
                .toList();
        if (change.concernsAll()) {
            OptimizerStatistics.update(session, restored);
        } else if (!tables.isEmpty()) {
            session.execute("updating the optimizer's statistics", "ANALYZE " + String.join(", ", tables));
        }
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
