package io.restorable.backup.restore.role;

import io.restorable.backup.connect.Session;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Makes new roles members of others, as the backup says, and gives them their parameters. */
final class RoleGrants {

    private static final int OPTIONS_SINCE = 16;
    private static final int PARAMETERS_SINCE = 15;

    private final Session session;
    private final KeptRoles kept;
    private final Set<String> created;
    private final Consumer<String> warnings;

    /** @param created the roles that were made just now; no other becomes a member of anything */
    RoleGrants(Session session, KeptRoles kept, Set<String> created, Consumer<String> warnings) {
        this.session = session;
        this.kept = kept;
        this.created = created;
        this.warnings = warnings;
    }

    void grant() {
        Set<String> existing = RoleNeeds.existing(session);
        for (RoleStatement grant : kept.grants()) {
            String member = Objects.requireNonNull(grant.member());
            if (created.contains(member)) {
                grant(grant, existing);
            } else if (created.contains(grant.role()) && existing.contains(member)) {
                warnings.accept("Role " + member + " was not made a member of the new role " + grant.role()
                        + ", as it was there before.");
            }
        }
        kept.parameters().stream()
                .filter(grant -> created.contains(grant.role()))
                .forEach(this::grantParameter);
    }

    private void grant(RoleStatement grant, Set<String> existing) {
        String refusal;
        if (!existing.contains(grant.role())) {
            refusal = "the target does not have that role";
        } else if (session.version().atLeast(OPTIONS_SINCE)) {
            boolean asGranted = grant.grantor() != null
                    && existing.contains(grant.grantor())
                    && RoleCreation.Attempt.run(session, grant.sql()) == null;
            refusal = asGranted ? null : RoleCreation.Attempt.run(session, grant.withoutGrantor());
        } else if (grant.isKnownToOldServers(inherits(Objects.requireNonNull(grant.member())))) {
            refusal = RoleCreation.Attempt.run(session, grant.inOldWords());
        } else {
            refusal = "servers before 16 would give it more than that";
        }
        if (refusal != null) {
            warnings.accept("Left out: " + grant.withoutGrantor() + " (" + refusal + ").");
        }
    }

    private boolean inherits(String member) {
        return kept.definition(member).stream().noneMatch(statement -> statement.says("NOINHERIT"));
    }

    private void grantParameter(RoleStatement grant) {
        String refusal = session.version().atLeast(PARAMETERS_SINCE)
                ? RoleCreation.Attempt.run(session, grant.sql())
                : "servers before 15 know no privileges on parameters";
        if (refusal != null) {
            warnings.accept("Left out: " + grant.sql() + " (" + refusal + ").");
        }
    }
}
