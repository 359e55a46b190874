package io.restorable.backup.dump;

/**
 * What a backup keeps of the server's roles. They belong to all databases of a server, so that a backup of one of them
 * has no need for more than their names.
 */
public enum RoleDetail {
    /** The names of those that the backup needs, in the manifest. */
    NAMES,
    /** Besides, the definitions of all roles, without their passwords, in the object {@code roles.sql}. */
    DEFINITIONS,
    /**
     * Besides, the hashes of their passwords, which only a superuser may read. Whoever can read the backup can then try
     * passwords at leisure: encrypt it, or guard the store as one guards the server.
     */
    PASSWORDS
}
