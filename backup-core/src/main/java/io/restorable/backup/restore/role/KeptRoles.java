package io.restorable.backup.restore.role;

import io.restorable.backup.restore.plan.SqlStatements;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The definitions of roles that a backup keeps. Immutable. */
public final class KeptRoles {

    /** Of a backup that keeps no definitions. */
    public static final KeptRoles NONE = new KeptRoles(List.of(), true);

    /** What the text starts with where nobody could or should read passwords. */
    private static final String WITHOUT_PASSWORDS = "-- Without passwords";

    private static final Set<RoleStatement.Act> DEFINING =
            EnumSet.of(RoleStatement.Act.CREATE, RoleStatement.Act.ATTRIBUTES, RoleStatement.Act.CHANGE);

    private final List<RoleStatement> statements;
    private final boolean withoutPasswords;

    private KeptRoles(List<RoleStatement> statements, boolean withoutPasswords) {
        this.statements = statements;
        this.withoutPasswords = withoutPasswords;
    }

    /** Reads the statements that the backup holds; comments and what is not about roles are passed over. */
    public static KeptRoles parse(String sql) {
        List<RoleStatement> statements = SqlStatements.split(sql).stream()
                .map(RoleStatement::parse)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return new KeptRoles(statements, sql.startsWith(WITHOUT_PASSWORDS));
    }

    /** Whether no role's password is among them, had it one or not. */
    boolean lacksPasswords() {
        return withoutPasswords;
    }

    /** Whether the backup says more of the role than its name. */
    boolean defines(String role) {
        return statements.stream()
                .anyMatch(each ->
                        each.act() == RoleStatement.Act.CREATE && each.role().equals(role));
    }

    /** The roles, those they are members of, and their members, and so on. */
    Set<String> withRelatives(Collection<String> roles) {
        Set<String> related = new TreeSet<>(roles);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (RoleStatement grant : grants()) {
                String member = Objects.requireNonNull(grant.member());
                if (related.contains(grant.role()) && defines(member)) {
                    grew |= related.add(member);
                }
                if (related.contains(member) && defines(grant.role())) {
                    grew |= related.add(grant.role());
                }
            }
        }
        return related;
    }

    /** What makes the role what it is, CREATE ROLE first; empty if only its name is known. */
    List<RoleStatement> definition(String role) {
        return statements.stream()
                .filter(each -> DEFINING.contains(each.act()) && each.role().equals(role))
                .toList();
    }

    /** Who belongs to whom, in an order in which it can be granted. */
    List<RoleStatement> grants() {
        return all(RoleStatement.Act.GRANT);
    }

    /** Who may set which parameters of the server. */
    List<RoleStatement> parameters() {
        return all(RoleStatement.Act.PARAMETER);
    }

    private List<RoleStatement> all(RoleStatement.Act act) {
        return statements.stream().filter(each -> each.act() == act).toList();
    }
}
