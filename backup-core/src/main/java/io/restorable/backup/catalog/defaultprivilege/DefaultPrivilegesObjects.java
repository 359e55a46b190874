package io.restorable.backup.catalog.defaultprivilege;

import java.util.List;

/** All default privileges of a database. */
public record DefaultPrivilegesObjects(List<DefaultPrivileges> defaultPrivileges) {

    public DefaultPrivilegesObjects {
        defaultPrivileges = List.copyOf(defaultPrivileges);
    }
}
