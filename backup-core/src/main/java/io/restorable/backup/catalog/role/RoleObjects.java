package io.restorable.backup.catalog.role;

import java.util.List;

/**
 * The roles of a server.
 *
 * @param roles all but PostgreSQL's own, by name
 * @param memberships who belongs to whom, by role, member and grantor
 * @param parameters who may set which parameters, by parameter; none before 15
 */
public record RoleObjects(List<Role> roles, List<RoleMembership> memberships, List<ParameterPrivileges> parameters) {

    public RoleObjects {
        roles = List.copyOf(roles);
        memberships = List.copyOf(memberships);
        parameters = List.copyOf(parameters);
    }
}
