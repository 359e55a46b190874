package io.restorable.backup.catalog.defaultprivilege;

import io.restorable.backup.connect.Session;

/** Reads pg_default_acl. Has no state. */
public final class DefaultPrivilegesReader {

    /** Reads all default privileges of the session's database. */
    public DefaultPrivilegesObjects read(Session session) {
        return new DefaultPrivilegesObjects(
                session.query("reading the default privileges", DefaultPrivileges.QUERY, DefaultPrivileges::read));
    }
}
