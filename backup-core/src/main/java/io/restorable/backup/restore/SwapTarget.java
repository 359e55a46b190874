package io.restorable.backup.restore;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.lock.DatabaseLock;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.restore.database.DatabaseLocale;
import io.restorable.backup.restore.database.NewDatabase;
import io.restorable.backup.restore.database.RestorePlace;
import io.restorable.backup.restore.database.TargetRequirements;
import io.restorable.backup.restore.database.UserObjects;
import io.restorable.backup.restore.swap.Swap;
import io.restorable.backup.restore.swap.SwapPlace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database that is loaded beside the live one and takes its place at the very end; the live one is kept. */
final class SwapTarget implements RestoreTarget {

    private final Database target;
    private final RestoreOptions options;
    private final String suffix;
    private final SwapPlace place;
    private final List<String> warnings = new ArrayList<>();
    private DatabaseLock lock = DatabaseLock.NONE;
    private boolean replacesContents;
    private @Nullable Swap swap;

    /** @param suffix what tells this restore from others that run at the same time */
    SwapTarget(Database target, RestoreOptions options, String suffix, Clock clock) {
        this.target = target;
        this.options = options;
        this.suffix = suffix;
        this.place = SwapPlace.open(target, clock);
    }

    @Override
    public ServerFacts facts() {
        return place.facts();
    }

    @Override
    public SessionPool server() {
        return place.pool();
    }

    @Override
    public List<String> preflight(RestorePlan plan) {
        if (options.isPartial()) {
            throw new RefusedException(
                    "A part of a backup cannot take a database's place: the rest of it would be missing.",
                    "Put the part into the live database ('--to in-place'), or into a new one ('--to new').");
        }
        var notes = new ArrayList<>(place.preflight());
        try (SessionPool pool = SessionPool.open(target, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            TargetRequirements.checkExtensions(session, plan.entries());
            notes.addAll(NewDatabase.leftovers(session));
            var objects = UserObjects.read(session);
            replacesContents = !objects.isEmpty() || UserObjects.largeObjects(session) > 0;
            if (replacesContents && !options.replaceContents()) {
                throw new RefusedException(
                        "Database " + target.name() + " is not empty: it holds " + UserObjects.describe(objects) + ".",
                        "Say '--yes' if the backup may take its place, which ends all sessions in it; it is kept under"
                                + " another name.");
            }
            return notes;
        }
    }

    @Override
    public boolean replacesContents() {
        return replacesContents;
    }

    @Override
    public @Nullable Swap swap() {
        return swap;
    }

    @Override
    public DatabaseLock lock() {
        lock = DatabaseLock.take(target, SessionOptions.of(1), "restore");
        return lock;
    }

    @Override
    public Applied apply(SourceArchive source, RestorePlan plan, ProgressReporter progress) {
        var fresh = new NewDatabase(
                place.pool(),
                target,
                DatabaseLocale.of(source.contents().entries()),
                place.creationOptions(),
                suffix,
                warnings::add);
        Applied applied = new ParallelLoad(source, plan, options, progress).into(new Newcomer(fresh, source.name()));
        warnings.addAll(applied.warnings());
        return new Applied(applied.tables(), applied.compared(), warnings);
    }

    @Override
    public void close() {
        place.close();
    }

    /** The database beside the live one. */
    private final class Newcomer implements RestorePlace {

        private final NewDatabase fresh;
        private final String what;
        private String workingName = "";

        Newcomer(NewDatabase fresh, String what) {
            this.fresh = fresh;
            this.what = what;
        }

        @Override
        public Database begin() {
            Database database = fresh.begin();
            workingName = database.name();
            return database;
        }

        @Override
        public void succeed() {
            // nobody may be in a database that is renamed, and from here on the place itself is locked
            lock.close();
            swap = place.take(workingName, "backup " + what, warnings::add);
        }

        @Override
        public void fail() {
            fresh.fail();
        }

        @Override
        public String leftover() {
            return fresh.leftover();
        }
    }
}
