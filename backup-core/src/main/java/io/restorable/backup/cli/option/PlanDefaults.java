package io.restorable.backup.cli.option;

import io.restorable.backup.Backups;
import io.restorable.backup.connect.Database;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.retention.RetentionPolicy;
import java.util.List;
import java.util.Optional;

/** What a plan of an application says where the command line leaves something open; an option that is given wins. */
public interface PlanDefaults {

    /**
     * The database that the plan backs up.
     *
     * @throws BackupException if it cannot be found out
     */
    Database database();

    /**
     * Any database of the server to drill on.
     *
     * @throws BackupException if it cannot be found out
     */
    Database drillServer();

    /** Whether the plan has a store. */
    boolean hasStore();

    /** Names the plan's store, which it has. */
    Backups.Builder addStoreTo(Backups.Builder builder);

    /** Names the further stores that get a copy. */
    Backups.Builder addCopiesTo(Backups.Builder builder);

    /** For whom new backups are encrypted; empty for nobody in particular. */
    Optional<Encryption> encryption();

    /** What decrypts. */
    KeyRing keys();

    /** What authenticates manifests; empty for nothing. */
    Optional<ManifestKey> macKey();

    /** How backups are made. */
    DumpOptions dumpOptions();

    /** Which backups are kept; empty for all. */
    Optional<RetentionPolicy> retention();

    /** The application's own checks of a drilled database. */
    List<RestoreCheck> checks();
}
