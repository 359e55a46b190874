package io.restorable.backup;

import io.restorable.backup.connect.ApplicationDataSource;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.copy.CopyOptions;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.repository.Protection;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import io.restorable.backup.storage.check.StoreCheck;
import io.restorable.backup.storage.check.StoreCheckReport;
import io.restorable.backup.trend.TrendRules;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The way in: one store, and the database that is backed up into it.
 *
 * <pre>{@code
 * try (Backups backups = Backups.builder()
 *         .database("postgresql://app:secret@localhost/shop")
 *         .store("/var/backups")
 *         .build()) {
 *     BackupReport report = backups.backupService().create(BackupRequest.labelled("nightly"));
 *     backups.restoreService().restore(
 *             RestoreRequest.toNewDatabase(report.name(), "postgresql://app:secret@localhost/shop_copy"));
 * }
 * }</pre>
 *
 * Safe for use by many threads. Connections are opened for each operation, in a small pool of its own.
 */
public final class Backups implements AutoCloseable {

    private final BackupStore store;
    private final List<CopyStore> copies;
    private final Clock clock;
    private final BackupService backupService;
    private final RestoreService restoreService;
    private final RescueService rescueService;
    private final RetentionService retentionService;

    private Backups(Builder builder, BackupStore store) {
        var settings = new Settings(builder.clock, builder.listener, builder.untestedServers, builder.trendRules);
        var protection = new Protection(builder.encryption, builder.keys, builder.macKey);
        var repository = new Repository(store, builder.clock, protection);
        this.store = store;
        this.copies = List.copyOf(builder.copies);
        this.clock = builder.clock;
        this.backupService = new BackupService(
                builder.database,
                repository,
                builder.storeUri == null ? store.describe() : builder.storeUri.toString(),
                settings,
                copies,
                builder.copyOptions);
        this.restoreService = new RestoreService(
                repository, new Repository(store, builder.clock, protection.forSafetyBackups()), settings);
        this.rescueService = new RescueService(repository, settings);
        this.retentionService = new RetentionService(repository, builder.clock);
    }

    /** Begins with nothing but a store to be named. */
    public static Builder builder() {
        return new Builder();
    }

    /** Makes, lists, verifies and exports backups. */
    public BackupService backupService() {
        return backupService;
    }

    /** Restores backups. */
    public RestoreService restoreService() {
        return restoreService;
    }

    /** Gets rows out of backups: extracts them, compares them with a live database, brings them back. */
    public RescueService rescueService() {
        return rescueService;
    }

    /** Lets old backups go by a policy, and pins those that must stay. */
    public RetentionService retentionService() {
        return retentionService;
    }

    /** Tries whether the store can be used: writes a small object, reads it back, lists and deletes it. */
    public StoreCheckReport checkStore() {
        return StoreCheck.run(store, clock);
    }

    /** Closes the stores. */
    @Override
    public void close() {
        copies.forEach(CopyStore::close);
        store.close();
    }

    /** Says which database and which store. Not safe for use by several threads. */
    public static final class Builder {

        private @Nullable Database database;
        private @Nullable BackupStore store;
        private @Nullable StoreUri storeUri;
        private final List<CopyStore> copies = new ArrayList<>();
        private CopyOptions copyOptions = CopyOptions.DEFAULT;
        private @Nullable Encryption encryption;
        private KeyRing keys = KeyRing.EMPTY;
        private @Nullable ManifestKey macKey;
        private Clock clock = Clock.systemUTC();
        private ProgressListener listener = ProgressListener.NONE;
        private boolean untestedServers;
        private TrendRules trendRules = TrendRules.DEFAULT;

        private Builder() {}

        /** The database to back up, as {@code jdbc:postgresql:…} or {@code postgresql://…}; not needed for restores. */
        public Builder database(String url) {
            return database(ConnectionUrl.parse(url));
        }

        /** The database to back up; not needed for restores. */
        public Builder database(Database location) {
            this.database = location;
            return this;
        }

        /** The database that an application's data source leads to; none of its own connections are used. */
        public Builder dataSource(DataSource dataSource) {
            return database(ApplicationDataSource.locate(dataSource));
        }

        /** The store's address: a folder, or a URI as {@code s3://bucket/prefix}. */
        public Builder store(String address) {
            this.storeUri = StoreUri.parse(address);
            this.store = null;
            return this;
        }

        /** A store that is open already; it is closed with the result. */
        public Builder store(BackupStore openStore) {
            this.store = openStore;
            this.storeUri = null;
            return this;
        }

        /**
         * A further store, to which each new backup is copied when it is sealed; may be called for several. What becomes
         * of the copies is in the report; it never makes the backup fail.
         *
         * @param address a folder, or a URI as {@code s3://bucket/prefix}
         */
        public Builder copyTo(String address) {
            copies.add(CopyStore.at(StoreUri.parse(address)));
            return this;
        }

        /** A further store that is open already, and closed with the result; otherwise as {@link #copyTo(String)}. */
        public Builder copyTo(BackupStore openStore) {
            copies.add(CopyStore.of(openStore));
            return this;
        }

        /** How copies are made. */
        public Builder copyOptions(CopyOptions options) {
            this.copyOptions = options;
            return this;
        }

        /**
         * For whom new backups are encrypted; not at all by default. Safety backups that a restore makes are encrypted in
         * any case if {@link #keys} are given: for these.
         */
        public Builder encryption(Encryption recipients) {
            this.encryption = recipients;
            return this;
        }

        /** What decrypts backups that are encrypted. */
        public Builder keys(KeyRing keyRing) {
            this.keys = keyRing;
            return this;
        }

        /**
         * Authenticates manifests: new ones get a MAC, and of those that are there, only such with the right MAC are
         * taken. So edited, swapped and forged backups are found, whoever can write to the store.
         */
        public Builder macKey(ManifestKey secret) {
            this.macKey = secret;
            return this;
        }

        /** Who is told how operations get on. */
        public Builder listener(ProgressListener progressListener) {
            this.listener = progressListener;
            return this;
        }

        /** The clock that names backups; UTC by default. */
        public Builder clock(Clock otherClock) {
            this.clock = otherClock;
            return this;
        }

        /** When a backup is alarmingly unlike earlier ones; {@link TrendRules#DEFAULT} by default. */
        public Builder trendRules(TrendRules rules) {
            this.trendRules = rules;
            return this;
        }

        /** Accepts servers older or newer than those tested, at the caller's own risk. */
        public Builder allowUntestedServers() {
            this.untestedServers = true;
            return this;
        }

        /**
         * Opens the store.
         *
         * @throws IllegalStateException if no store was named
         */
        public Backups build() {
            if (store == null && storeUri == null) {
                throw new IllegalStateException("No store was named: call store(…).");
            }
            return new Backups(this, store == null ? Stores.open(Objects.requireNonNull(storeUri)) : store);
        }
    }
}
