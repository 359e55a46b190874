package io.restorable.backup.restore.role;

import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.pg.Identifiers;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes roles that the target lacks, and touches no other: a role that was there before becomes no member of anything.
 */
public final class RoleCreation {

    private static final int GRANTS_SINCE = 16;

    private final Session session;
    private final KeptRoles kept;
    private final Consumer<String> warnings;
    private final Set<String> created = new TreeSet<>();

    private RoleCreation(Session session, KeptRoles kept, Consumer<String> warnings) {
        this.session = session;
        this.kept = kept;
        this.warnings = warnings;
    }

    /**
     * Makes the missing ones of the roles that a restore needs, of those that these belong to, and of their members.
     *
     * @param server sessions of a role with CREATEROLE
     * @param warnings is told what a role could not be given; full sentences
     * @return the names of the roles that were made
     */
    public static Set<String> create(SessionPool server, RoleNeeds needs, Consumer<String> warnings) {
        try (Session session = server.session(SessionPurpose.RESTORE)) {
            session.beginTransaction();
            var creation = new RoleCreation(session, needs.kept(), warnings);
            Set<String> wanted = needs.kept().withRelatives(needs.missing(session));
            wanted.removeAll(RoleNeeds.existing(session));
            wanted.forEach(creation::create);
            creation.grant();
            creation.joinThem(needs);
            session.commit();
            return creation.created;
        }
    }

    /**
     * Removes roles that {@link #create} made; nothing belongs to them any more.
     *
     * @param failure why; is told if that fails, too
     */
    public static void drop(SessionPool server, Collection<String> roles, Throwable failure) {
        if (roles.isEmpty()) {
            return;
        }
        try (Session session = server.session(SessionPurpose.RESTORE)) {
            // in one statement, as one of them may have made another a member of a third
            session.execute(
                    "removing the roles made for the restore",
                    roles.stream().map(Identifiers::quote).collect(Collectors.joining(", ", "DROP ROLE ", "")));
        } catch (RuntimeException another) {
            failure.addSuppressed(another);
        }
    }

    private void create(String role) {
        List<RoleStatement> definition = kept.definition(role);
        if (definition.isEmpty()) {
            session.execute("creating role " + role, "CREATE ROLE " + Identifiers.quote(role));
            warnings.accept("Role " + role + " was made without any attribute, as the backup holds its name only.");
        }
        for (RoleStatement statement : definition) {
            if (statement.act() == RoleStatement.Act.CREATE) {
                session.execute("creating role " + role, statement.sql());
            } else if (!succeeds(statement.sql()) && !succeeds(statement.withoutDenials())) {
                warnings.accept("Role " + role + " was made, but not all that the backup says of it could be set.");
            }
        }
        created.add(role);
    }

    private void grant() {
        Set<String> existing = RoleNeeds.existing(session);
        for (RoleStatement grant : kept.grants()) {
            String member = Objects.requireNonNull(grant.member());
            if (created.contains(member) && existing.contains(grant.role())) {
                grant(grant, existing);
            } else if (created.contains(grant.role()) && existing.contains(member)) {
                warnings.accept("Role " + member + " was not made a member of the new role " + grant.role()
                        + ", as it was there before.");
            }
        }
    }

    private void grant(RoleStatement grant, Set<String> existing) {
        boolean known = grant.grantor() == null || existing.contains(grant.grantor());
        boolean done = session.version().atLeast(GRANTS_SINCE)
                ? (known && succeeds(grant.sql())) || succeeds(grant.withoutGrantor())
                : succeeds(grant.inOldWords());
        if (!done) {
            warnings.accept("Role " + grant.member() + " could not be made a member of role " + grant.role() + ".");
        }
    }

    /** Whoever is no superuser must be able to act as a role to hand objects to it, and to work on them afterwards. */
    private void joinThem(RoleNeeds needs) {
        boolean superuser = session.query(
                        "looking at the role's rights",
                        "SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user",
                        row -> row.flag("rolsuper"))
                .contains(true);
        if (superuser) {
            return;
        }
        String options = session.version().atLeast(GRANTS_SINCE) ? " WITH INHERIT TRUE, SET TRUE" : "";
        created.stream()
                .filter(needs.owners()::contains)
                .forEach(role -> succeeds("GRANT " + Identifiers.quote(role) + " TO CURRENT_USER" + options));
    }

    private boolean succeeds(String statement) {
        session.execute("preparing a role", "SAVEPOINT roles");
        try {
            session.execute("preparing a role", statement);
            session.execute("preparing a role", "RELEASE SAVEPOINT roles");
            return true;
        } catch (QueryFailedException refused) {
            session.execute("preparing a role", "ROLLBACK TO SAVEPOINT roles");
            return false;
        }
    }
}
