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
     * Besides, the hashes of their passwords where the backup's role may read them, as superusers may; else a note says
     * that they are missing. Whoever can read the backup can try passwords at leisure: guard the store as one guards
     * the server.
     */
    PASSWORDS
}
