package io.restorable.backup.drill;

import javax.sql.DataSource;

/**
 * Asks a restored database whether it is what the team expects: that orders are there, that the newest is of yesterday,
 * that sums agree. Called by one thread after the restore, when the database has been compared already.
 */
@FunctionalInterface
public interface RestoreCheck {

    /**
     * Looks at the restored database. After a drill it is dropped, so it may be changed; after a restore that an
     * application goes on with, the connections can only read.
     *
     * @param restored new connections with it; they need to be closed
     * @throws Exception if it is not as expected; its message goes into the report, so it should name no secret
     */
    void check(DataSource restored) throws Exception;

    /** What the report calls it. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The same under another name. */
    default RestoreCheck named(String name) {
        return new NamedCheck(name, this);
    }

    /**
     * Passes if a query returns rows, and {@code true} in the first column of each.
     *
     * @param sql as in {@code SELECT count(*) > 1000 FROM orders}
     */
    static RestoreCheck query(String sql) {
        return new QueryCheck(sql);
    }
}
