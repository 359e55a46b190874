package io.restorable.backup.restore.role;

import io.restorable.backup.restore.plan.SqlStatements;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The definitions of roles that a backup keeps. Immutable. */
public final class KeptRoles {

    /** Of a backup that keeps no definitions. */
    public static final KeptRoles NONE = new KeptRoles(List.of());

    private final List<RoleStatement> statements;

    private KeptRoles(List<RoleStatement> statements) {
        this.statements = statements;
    }

    /** Reads the statements that the backup holds; comments and what is not about roles is passed over. */
    public static KeptRoles parse(String sql) {
        String withoutComments = sql.replaceAll("(?m)^--.*$", "");
        return new KeptRoles(SqlStatements.split(withoutComments).stream()
                .map(RoleStatement::parse)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
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
                .filter(each ->
                        each.act() != RoleStatement.Act.GRANT && each.role().equals(role))
                .toList();
    }

    /** Who belongs to whom, in an order in which it can be granted. */
    List<RoleStatement> grants() {
        return statements.stream()
                .filter(each -> each.act() == RoleStatement.Act.GRANT)
                .toList();
    }
}
