package io.restorable.backup.drill;

import javax.sql.DataSource;

/** A check under a name that somebody gave it. */
record NamedCheck(String name, RestoreCheck check) implements RestoreCheck {

    @Override
    public void check(DataSource restored) throws Exception {
        check.check(restored);
    }
}
