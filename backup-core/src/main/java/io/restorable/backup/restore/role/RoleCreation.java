package io.restorable.backup.restore.role;

import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes roles that the target lacks, and changes no other. */
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
     * Looks whether the missing roles can be made.
     *
     * @throws RefusedException if the session's role may make none
     */
    public static void check(Session session, RoleNeeds needs) {
        boolean allowed = needs.missing(session).isEmpty()
                || session.query(
                                "looking at the role's rights",
                                "SELECT rolcreaterole OR rolsuper AS allowed FROM pg_catalog.pg_roles"
                                        + " WHERE rolname = current_user",
                                row -> row.flag("allowed"))
                        .contains(true);
        if (!allowed) {
            throw new RefusedException(
                    "The restoring role may not create the roles that the target lacks: "
                            + String.join(", ", needs.missing(session)) + ".",
                    "Let somebody with CREATEROLE make them, or restore without '--create-roles'.");
        }
    }

    /**
     * Makes the missing ones of the roles that a restore needs, of those that these belong to, and of their members. A
     * role that was there before becomes no member of anything.
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
            wanted.forEach(creation::define);
            new RoleGrants(session, needs.kept(), creation.created, warnings).grant();
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
            String names = roles.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
            session.beginTransaction();
            // what they were given of the server itself: a parameter, say
            Attempt.run(session, "DROP OWNED BY " + names);
            // in one statement, as one of them may have made another a member of a third
            session.execute("removing the roles made for the restore", "DROP ROLE " + names);
            session.commit();
        } catch (RuntimeException another) {
            failure.addSuppressed(another);
        }
    }

    private void create(String role) {
        session.execute("creating role " + role, "CREATE ROLE " + Identifiers.quote(role));
        created.add(role);
        if (!kept.defines(role)) {
            warnings.accept("Role " + role + " was made without any attribute, as the backup holds its name only.");
        }
    }

    /** Only when all roles are there: a setting may name another role. */
    private void define(String role) {
        for (RoleStatement statement : kept.definition(role)) {
            if (statement.act() == RoleStatement.Act.ATTRIBUTES) {
                setAttributes(statement);
            } else if (statement.act() == RoleStatement.Act.CHANGE) {
                String refusal = Attempt.run(session, statement.sql());
                if (refusal != null) {
                    warnings.accept("Left out: " + statement.shown() + " (" + refusal + ").");
                }
            }
        }
    }

    /** At once if the server lets us; else each by itself, so that one costs no other. */
    private void setAttributes(RoleStatement attributes) {
        String role = attributes.role();
        if (Attempt.run(session, attributes.sql()) != null) {
            var refused = new ArrayList<String>();
            for (RoleStatement.Part part : attributes.parts()) {
                if (Attempt.run(session, part.sql()) != null) {
                    refused.add(part.name());
                }
            }
            if (!refused.isEmpty()) {
                warnings.accept("Role " + role + " was made without " + String.join(", ", refused)
                        + ", which the restoring role may not give.");
            }
        }
        if (attributes.says("LOGIN") && kept.lacksPasswords()) {
            warnings.accept("Role " + role + " was made without a password, as the backup holds none; if it needs one,"
                    + " set it by 'ALTER ROLE " + Identifiers.quote(role) + " PASSWORD …'.");
        }
    }

    /** Whoever is no superuser must be able to act as a role to hand objects to it, and to work on them afterwards. */
    private void joinThem(RoleNeeds needs) {
        boolean superuser = session.query(
                        "looking at the role's rights",
                        "SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user",
                        row -> row.flag("rolsuper"))
                .contains(true);
        List<String> owners = created.stream().filter(needs.owners()::contains).toList();
        if (superuser || owners.isEmpty()) {
            return;
        }
        String options = session.version().atLeast(GRANTS_SINCE) ? " WITH INHERIT TRUE, SET TRUE" : "";
        owners.forEach(role -> Attempt.run(session, "GRANT " + Identifiers.quote(role) + " TO CURRENT_USER" + options));
        warnings.accept("The restoring role is a member of the new roles that own something now: "
                + String.join(", ", owners) + ".");
    }

    /** A statement that may be refused without ending the transaction. */
    static final class Attempt {

        private Attempt() {}

        /** Runs it; returns why the server refused it, or {@code null} if it did not. Never repeats the statement. */
        static @Nullable String run(Session session, String statement) {
            session.execute("preparing a role", "SAVEPOINT roles");
            try {
                session.execute("preparing a role", statement);
                session.execute("preparing a role", "RELEASE SAVEPOINT roles");
                return null;
            } catch (QueryFailedException refused) {
                session.execute("preparing a role", "ROLLBACK TO SAVEPOINT roles");
                return refused.serverMessage();
            }
        }
    }
}
