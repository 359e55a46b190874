package io.restorable.backup;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.verify.Evidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was found out about backups beside them. */
final class Proofs {

    private static final Logger LOGGER = LoggerFactory.getLogger(Proofs.class);

    private Proofs() {}

    /** Who runs this process. */
    static String prover() {
        return System.getProperty("user.name", "unknown");
    }

    /** A store that takes no record does not make the proof worse: it may well be read-only. */
    static void keep(SealedBackup backup, Evidence evidence) {
        try {
            evidence.keep(backup);
        } catch (StorageException failure) {
            LOGGER.warn("No evidence was kept of proving {}: {}", backup.name(), failure.getMessage());
        }
    }
}
