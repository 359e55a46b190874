package io.restorable.backup.catalog.role;

import org.jspecify.annotations.Nullable;

/**
 * That one role belongs to another.
 *
 * @param role the role that was granted
 * @param member who was made a member
 * @param admin whether the member may grant it on
 * @param inherits whether the member has its privileges without SET ROLE, or {@code null} before 16
 * @param settable whether the member may SET ROLE to it
 * @param grantor who granted it, or {@code null} where that is not known for certain: before 16
 * @param byBootstrap whether that is the superuser that initdb made, who needs no right to grant
 */
public record RoleMembership(
        String role,
        String member,
        boolean admin,
        @Nullable Boolean inherits,
        boolean settable,
        @Nullable String grantor,
        boolean byBootstrap) {}
