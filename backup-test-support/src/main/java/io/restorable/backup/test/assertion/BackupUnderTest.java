package io.restorable.backup.test.assertion;

import io.restorable.backup.Backups;
import io.restorable.backup.repository.Repository;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A backup that a test looks at: which store, and which backup in it. Nothing is read before an assertion needs it.
 * Immutable; safe for use by many threads.
 */
public final class BackupUnderTest {

    private final @Nullable Backups backups;
    private final @Nullable String store;
    private final String name;
    private final Clock clock;

    private BackupUnderTest(@Nullable Backups backups, @Nullable String store, String name, Clock clock) {
        this.backups = backups;
        this.store = store;
        this.name = name;
        this.clock = clock;
    }

    /**
     * A backup in a store that needs no keys. The store is opened for each look at it, and closed again.
     *
     * @param store the store's address: a folder, or a URI as {@code s3://bucket/prefix}
     * @param name the backup's name, a part of it that fits only one, or {@code latest}
     */
    public static BackupUnderTest in(String store, String name) {
        return new BackupUnderTest(null, store, name, Clock.systemUTC());
    }

    /** The newest backup in a store that holds those of one database; otherwise as {@link #in}. */
    public static BackupUnderTest latestIn(String store) {
        return in(store, Repository.LATEST);
    }

    /**
     * A backup as an application's own set-up sees it: with its store, keys and MAC key.
     *
     * @param backups stays owned by the caller, and open as long as there are assertions
     * @param name the backup's name, a part of it that fits only one, or {@code latest}
     */
    public static BackupUnderTest of(Backups backups, String name) {
        return new BackupUnderTest(backups, null, name, Clock.systemUTC());
    }

    /** The newest backup of a store that holds those of one database; otherwise as {@link #of}. */
    public static BackupUnderTest latestOf(Backups backups) {
        return of(backups, Repository.LATEST);
    }

    /** The same, with another clock to tell its age by. */
    public BackupUnderTest at(Clock otherClock) {
        return new BackupUnderTest(backups, store, name, otherClock);
    }

    /** The backup's name as it was given: {@code latest}. */
    public String name() {
        return name;
    }

    Clock clock() {
        return clock;
    }

    /** Works with the store, which is open meanwhile. */
    <T> T with(Function<Backups, T> work) {
        if (backups != null) {
            return work.apply(backups);
        }
        try (Backups opened = Backups.builder().store(String.valueOf(store)).build()) {
            return work.apply(opened);
        }
    }

    /** The given name, with the store's address where that is known. */
    @Override
    public String toString() {
        return "backup '" + name + "'" + (store == null ? "" : " in " + store);
    }
}
