package io.restorable.backup.catalog.object;

import io.restorable.backup.connect.Session;

/** What the catalog attaches to objects of every kind: comments, security labels, initial privileges. */
public record Annotations(Comments comments, SecurityLabels labels, InitialPrivileges initialPrivileges) {

    /** Nothing attached to anything. */
    public static final Annotations NONE = new Annotations(Comments.NONE, SecurityLabels.NONE, InitialPrivileges.NONE);

    /** Reads the three catalogs, one query each. */
    public static Annotations read(Session session) {
        return new Annotations(Comments.read(session), SecurityLabels.read(session), InitialPrivileges.read(session));
    }
}
