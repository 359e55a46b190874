package io.restorable.backup.dump;

import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.connect.pace.ByteRate;
import io.restorable.backup.dump.lock.YieldPolicy;
import java.time.Duration;

/**
 * How a backup is made. Immutable; changed by the {@code with…} methods.
 *
 * <p>Memory: each job needs about 2 MB, and the COPY text of the largest row twice, as the driver hands over rows whole;
 * a {@code bytea} value takes two bytes of text for each byte.
 *
 * @param scope what the backup holds
 * @param jobs how many sessions read rows at a time, one thread each; one session more coordinates them
 * @param compression how data files are compressed
 * @param lockTimeout how long to wait for the lock on a table
 * @param splitBytes tables larger than this, their TOAST included, are cut into parts of about this size
 * @param yield what to do when somebody waits to change a locked table
 * @param roles what to keep of the server's roles
 * @param statistics whether to keep what the optimizer knows of the tables
 * @param attempts how often to begin anew because the schema changed or the backup gave way, the first time included
 * @param rate how many bytes of rows and large objects are read in a second, by all jobs together
 */
public record DumpOptions(
        DumpScope scope,
        int jobs,
        Compression compression,
        Duration lockTimeout,
        long splitBytes,
        YieldPolicy yield,
        RoleDetail roles,
        boolean statistics,
        int attempts,
        ByteRate rate) {

    /** Everything, two jobs, zstd, a minute for locks, parts of 256 MB, the names of roles, three attempts. */
    public static final DumpOptions DEFAULT = new DumpOptions(
            DumpScope.EVERYTHING,
            2,
            Compression.DEFAULT,
            Duration.ofMinutes(1),
            256L * 1024 * 1024,
            YieldPolicy.DEFAULT,
            RoleDetail.NAMES,
            false,
            3,
            ByteRate.UNLIMITED);

    public DumpOptions {
        if (jobs < 1 || attempts < 1 || splitBytes < 1) {
            throw new IllegalArgumentException("jobs, attempts and the size of parts are at least 1, not " + jobs + ", "
                    + attempts + " and " + splitBytes);
        }
        if (lockTimeout.toMillis() < 1 || lockTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the lock timeout is from 1 ms to 24 days, not " + lockTimeout);
        }
    }

    /** The same for another scope. */
    public DumpOptions withScope(DumpScope other) {
        return new DumpOptions(
                other, jobs, compression, lockTimeout, splitBytes, yield, roles, statistics, attempts, rate);
    }

    /** The same with another number of jobs. */
    public DumpOptions withJobs(int other) {
        return new DumpOptions(
                scope, other, compression, lockTimeout, splitBytes, yield, roles, statistics, attempts, rate);
    }

    /** The same with another compression. */
    public DumpOptions withCompression(Compression other) {
        return new DumpOptions(scope, jobs, other, lockTimeout, splitBytes, yield, roles, statistics, attempts, rate);
    }

    /** The same with another patience for locks. */
    public DumpOptions withLockTimeout(Duration other) {
        return new DumpOptions(scope, jobs, compression, other, splitBytes, yield, roles, statistics, attempts, rate);
    }

    /** The same with parts of another size. */
    public DumpOptions withSplitBytes(long other) {
        return new DumpOptions(scope, jobs, compression, lockTimeout, other, yield, roles, statistics, attempts, rate);
    }

    /** The same with another way to treat waiting changes of the schema. */
    public DumpOptions withYield(YieldPolicy other) {
        return new DumpOptions(
                scope, jobs, compression, lockTimeout, splitBytes, other, roles, statistics, attempts, rate);
    }

    /** The same, keeping more or less of the server's roles. */
    public DumpOptions withRoles(RoleDetail other) {
        return new DumpOptions(
                scope, jobs, compression, lockTimeout, splitBytes, yield, other, statistics, attempts, rate);
    }

    /** The same, with or without what the optimizer knows of the tables. */
    public DumpOptions withStatistics(boolean wanted) {
        return new DumpOptions(scope, jobs, compression, lockTimeout, splitBytes, yield, roles, wanted, attempts, rate);
    }

    /** The same with another number of attempts. */
    public DumpOptions withAttempts(int other) {
        return new DumpOptions(
                scope, jobs, compression, lockTimeout, splitBytes, yield, roles, statistics, other, rate);
    }

    /** The same at another rate. */
    public DumpOptions withRate(ByteRate other) {
        return new DumpOptions(
                scope, jobs, compression, lockTimeout, splitBytes, yield, roles, statistics, attempts, other);
    }

    /** How many sessions the backup needs at a time. */
    public int sessions() {
        return jobs + 1;
    }
}
