package io.restorable.backup.boot.plan;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.boot.properties.HealthLimitProperties;
import io.restorable.backup.connect.Database;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.retention.RetentionPolicy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One database, its store, and when and how backups of it are made. Safe for use by many threads. */
public final class BackupPlan {

    /** The name of the plan that the settings directly under {@code backup} make. */
    public static final String DEFAULT = "default";

    private final String name;
    private final PlanOptions options;
    private final Supplier<Database> database;
    private final PlanStore store;
    private final List<PlanStore> copies;
    private final PlanKeys keys;
    private final Clock clock;

    BackupPlan(
            String name,
            PlanOptions options,
            Supplier<Database> database,
            PlanStore store,
            List<PlanStore> copies,
            PlanKeys keys,
            Clock clock) {
        this.name = name;
        this.options = options;
        this.database = database;
        this.store = store;
        this.copies = List.copyOf(copies);
        this.keys = keys;
        this.clock = clock;
    }

    /** What it is called: {@value #DEFAULT}, or its name in the settings. */
    public String name() {
        return name;
    }

    /** What scheduled backups are called. */
    public BackupLabel label() {
        return options.label();
    }

    /** Where the database is at present, and as whom to connect. */
    public Database database() {
        return database.get();
    }

    /** Where its backups are. */
    public PlanStore store() {
        return store;
    }

    /** Further stores that get a copy of each backup. */
    public List<PlanStore> copies() {
        return copies;
    }

    /** When backups are due; empty if only on demand. */
    public Optional<BackupSchedule> schedule() {
        return options.schedule();
    }

    /** Which backups are kept; empty for all. */
    public Optional<RetentionPolicy> retention() {
        return options.retention();
    }

    /** How old backups may be. */
    public HealthLimitProperties healthLimits() {
        return options.healthLimits();
    }

    /** How backups are made. */
    public DumpOptions dumpOptions() {
        return options.dumpOptions();
    }

    /** For whom new backups are encrypted; empty for nobody in particular. */
    public Optional<Encryption> encryption() {
        return Optional.ofNullable(keys.encryption());
    }

    /** What decrypts its backups. */
    public KeyRing keyRing() {
        return keys.ring();
    }

    /** What authenticates manifests; empty for nothing. */
    public Optional<ManifestKey> macKey() {
        return Optional.ofNullable(keys.macKey());
    }

    /** Whether new backups are encrypted. */
    public boolean encrypts() {
        return keys.encryption() != null;
    }

    /** What is asked for when a backup is made under a label. */
    public BackupRequest request(BackupLabel as) {
        return new BackupRequest(as, options.dumpOptions());
    }

    /**
     * The services for one operation. Not to be closed: the store is the plan's.
     *
     * @param listener is told of the progress
     */
    public Backups backups(ProgressListener listener) {
        Backups.Builder builder = keys.addTo(Backups.builder())
                .database(database())
                .store(store)
                .clock(clock)
                .listener(listener);
        copies.forEach(builder::copyTo);
        return builder.build();
    }

    /** Closes its stores. */
    void close() {
        copies.forEach(PlanStore::close);
        store.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
