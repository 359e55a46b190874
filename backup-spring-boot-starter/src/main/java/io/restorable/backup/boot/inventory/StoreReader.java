package io.restorable.backup.boot.inventory;

import io.restorable.backup.BackupService;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.verify.Proof;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the store of a plan, at the newest backups only: a few requests, however many backups there are. A backup
 * of what a restore replaced holds what somebody wanted to be rid of, and does not count. Used by one thread at a time.
 */
final class StoreReader {

    private static final int LOOKED_AT = 30;
    private static final Duration PROOFS_GOOD_FOR = Duration.ofMinutes(10);

    private final BackupPlan plan;
    private final Clock clock;
    private @Nullable KnownBackup proved;
    private @Nullable BackupName newestAtProof;
    private Instant proofsReadAt = Instant.MIN;

    StoreReader(BackupPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    Inventory read() {
        Instant now = clock.instant();
        BackupService service = plan.backups(ProgressListener.NONE).backupService();
        KnownBackup good = null;
        KnownBackup ofPlan = null;
        int unreadable = 0;
        int looked = 0;
        Iterator<ListedBackup> newest = newestFirst(service).iterator();
        while ((good == null || ofPlan == null) && looked < LOOKED_AT && newest.hasNext()) {
            looked++;
            ListedBackup listed = newest.next();
            if (listed instanceof ListedBackup.Sealed sealed
                    && sealed.head().facts().scope().coversEverything()) {
                var known = new KnownBackup(sealed.name(), sealed.head());
                good = good == null ? known : good;
                ofPlan = ofPlan == null && isOfPlan(known) ? known : ofPlan;
            } else if (listed instanceof ListedBackup.Unreadable && good == null) {
                unreadable++;
            }
        }
        return new Inventory(now, good, ofPlan, proved(service, good, now), unreadable);
    }

    private Stream<ListedBackup> newestFirst(BackupService service) {
        return service.newestFirst(plan.database().name())
                .filter(listed -> !listed.name().id().label().equals(BackupLabel.PRE_RESTORE));
    }

    /** The next reading looks for proofs again. */
    void forgetProofs() {
        proofsReadAt = Instant.MIN;
    }

    private boolean isOfPlan(KnownBackup backup) {
        return backup.head().id().label().equals(plan.label());
    }

    /** Proofs are looked for when there is a new backup, and now and then: there is a request for each backup. */
    private @Nullable KnownBackup proved(BackupService service, @Nullable KnownBackup newest, Instant now) {
        BackupName name = newest == null ? null : newest.name();
        boolean fresh = proofsReadAt.isAfter(now.minus(PROOFS_GOOD_FOR)) && Objects.equals(name, newestAtProof);
        if (!fresh) {
            proved = newestFirst(service)
                    .limit(LOOKED_AT)
                    .flatMap(listed -> listed instanceof ListedBackup.Sealed sealed
                            ? Stream.of(new KnownBackup(sealed.name(), sealed.head()))
                            : Stream.empty())
                    .filter(known -> isProved(service, known))
                    .findFirst()
                    .orElse(null);
            newestAtProof = name;
            proofsReadAt = now;
        }
        return proved;
    }

    private static boolean isProved(BackupService service, KnownBackup backup) {
        return service.standing(backup.name()) == Proof.Standing.PROVED;
    }
}
