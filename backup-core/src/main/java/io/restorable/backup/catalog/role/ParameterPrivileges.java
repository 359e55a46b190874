package io.restorable.backup.catalog.role;

import io.restorable.backup.catalog.object.AccessPrivileges;

/**
 * Who may set a parameter of the server that is a superuser's otherwise.
 *
 * @param parameter its name, in lower case
 * @param owner the superuser that initdb made
 * @param privileges who was granted what
 */
public record ParameterPrivileges(String parameter, String owner, AccessPrivileges privileges) {}
