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
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.restore.database.DatabaseLocale;
import io.restorable.backup.restore.database.DatabaseProperties;
import io.restorable.backup.restore.database.EmptyDatabase;
import io.restorable.backup.restore.database.MaintenanceDatabase;
import io.restorable.backup.restore.database.NewDatabase;
import io.restorable.backup.restore.database.RestorePlace;
import io.restorable.backup.restore.database.TargetRequirements;
import io.restorable.backup.restore.database.TargetTablespaces;
import io.restorable.backup.restore.database.UserObjects;
import java.util.ArrayList;
import java.util.List;

/** A database that is not there yet, or is there and empty: loaded in parallel, gone or empty again on failure. */
final class ParallelTarget implements RestoreTarget {

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
        this.maintenance = MaintenanceDatabase.open(target, SessionOptions.of(1));
    }

    @Override
    public ServerFacts facts() {
        return maintenance.facts();
    }

    @Override
    public SessionPool server() {
        return maintenance;
    }

    @Override
    public List<String> preflight(RestorePlan plan) {
        NewDatabase.checkName(target.name());
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
            TargetRequirements.checkExtensions(session, plan.entries());
            if (there) {
                requireRoom(plan);
            }
            return NewDatabase.leftovers(session);
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

    private void requireRoom(RestorePlan plan) {
        try (SessionPool pool = SessionPool.open(target, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            var objects = UserObjects.read(session);
            if (!objects.isEmpty() || UserObjects.largeObjects(session) > 0) {
                throw new RefusedException(
                        "Database " + target.name() + " exists and is not empty: it holds "
                                + UserObjects.describe(objects) + ".",
                        "Restore to a name that is free, or replace its contents in place ('--to in-place --yes').");
            }
            TargetRequirements.checkRights(session, pool.facts(), plan.entries());
        }
    }

    @Override
    public DatabaseLock lock() {
        return there ? DatabaseLock.take(target, SessionOptions.of(1), "restore") : DatabaseLock.NONE;
    }

    @Override
    public Applied apply(SourceArchive source, RestorePlan plan, ProgressReporter progress) {
        var locale = DatabaseLocale.of(source.contents().entries());
        var warnings = new ArrayList<String>();
        DatabaseProperties properties = properties(source, warnings);
        RestorePlace place = there
                ? new EmptyDatabase(target)
                : new NewDatabase(maintenance, target, locale, placement(properties, warnings), suffix, warnings::add)
                        .giving(properties);
        Applied applied = new ParallelLoad(source, plan, options, progress).into(place);
        warnings.addAll(applied.warnings());
        return new Applied(applied.tables(), applied.compared(), warnings);
    }

    private String placement(DatabaseProperties properties, List<String> warnings) {
        String tablespace = properties.tablespace();
        if (tablespace == null) {
            return "";
        }
        try (Session session = maintenance.session(SessionPurpose.RESTORE)) {
            if (TargetTablespaces.read(session).canHold(tablespace)) {
                return " TABLESPACE = " + Identifiers.quote(tablespace);
            }
        }
        warnings.add("Tablespace " + tablespace + " does not exist on the target, or the restoring role may not use it;"
                + " the database lies in the server's default.");
        return "";
    }

    private DatabaseProperties properties(SourceArchive source, List<String> warnings) {
        var found = DatabaseProperties.of(source.contents().entries(), options.owners(), options.privileges());
        boolean wanted = options.surroundings().databaseProperties();
        if (wanted && there) {
            warnings.add(
                    "Database " + target.name() + " was there before and keeps its owner, privileges and settings.");
        } else if (!wanted && !found.isEmpty() && !options.isPartial()) {
            warnings.add("The privileges, comment and settings of the database as a whole are left out;"
                    + " '--database-properties' brings them back.");
        }
        return wanted ? found : DatabaseProperties.NONE;
    }

    @Override
    public void close() {
        maintenance.close();
    }
}
