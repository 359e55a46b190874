package io.restorable.backup.storage.check;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectListing;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Writes a small object into a store, reads it back, finds it in a listing and deletes it, as a backup and its
 * retention will have to; nothing else in the store is touched.
 */
public final class StoreCheck {

    private static final String FOLDER = "restorable-check";
    private static final int BYTES = 64 * 1024;
    private static final Duration BEARABLE_SKEW = Duration.ofMinutes(1);
    private static final long LITTLE_SPACE = 1024L * 1024 * 1024;
    private static final long MEBIBYTE = 1024L * 1024;

    private final BackupStore store;
    private final Clock clock;
    private final ObjectKey probe = ObjectKey.of(FOLDER + "/" + UUID.randomUUID());
    private final byte[] content = new byte[BYTES];
    private final List<StoreCheckStep> steps = new ArrayList<>();
    private Instant before = Instant.EPOCH;
    private Instant after = Instant.EPOCH;

    private StoreCheck(BackupStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        new Random().nextBytes(content);
    }

    /**
     * Tries a store.
     *
     * @param clock this machine's time, which the store's is compared with
     */
    public static StoreCheckReport run(BackupStore store, Clock clock) {
        return new StoreCheck(store, clock).run();
    }

    private StoreCheckReport run() {
        boolean written = step("write", this::write);
        try {
            afterWrite(written, "read back", this::readBack);
            afterWrite(written, "create once", this::createOnce);
            afterWrite(written, "list", this::list);
            afterWrite(written, "clock", this::compareClocks);
        } finally {
            afterWrite(written, "delete", this::delete);
        }
        step("unfinished", this::lookForUnfinished);
        step("space", this::lookForSpace);
        step("features", this::tellFeatures);
        return new StoreCheckReport(store.describe(), steps);
    }

    private void afterWrite(boolean written, String name, Supplier<StoreCheckStep> attempt) {
        if (written) {
            step(name, attempt);
        } else {
            steps.add(StoreCheckStep.skipped(name));
        }
    }

    private boolean step(String name, Supplier<StoreCheckStep> attempt) {
        StoreCheckStep step;
        try {
            step = attempt.get();
        } catch (BackupException failure) {
            step = StoreCheckStep.failed(name, failure.problem(), failure.nextStep());
        }
        steps.add(step);
        return step.outcome() != StoreCheckStep.Outcome.FAILED;
    }

    private StoreCheckStep write() {
        before = clock.instant();
        store.put(probe, content, PutOptions.CREATE);
        after = clock.instant();
        return StoreCheckStep.ok(
                "write", "64 KiB in " + Duration.between(before, after).toMillis() + " ms");
    }

    private StoreCheckStep readBack() {
        int half = BYTES / 2;
        try (InputStream whole = store.get(probe);
                InputStream part = store.get(probe, half, BYTES)) {
            boolean same = Arrays.equals(whole.readAllBytes(), content)
                    && Arrays.equals(part.readAllBytes(), Arrays.copyOfRange(content, half, BYTES));
            return same
                    ? StoreCheckStep.ok("read back", "the same bytes, whole and in part")
                    : StoreCheckStep.failed(
                            "read back", "Other bytes came back.", "Do not use this store: it changes what it keeps.");
        } catch (IOException failure) {
            return StoreCheckStep.failed("read back", String.valueOf(failure.getMessage()), "Check the network.");
        }
    }

    private StoreCheckStep createOnce() {
        try {
            store.put(probe, content, PutOptions.CREATE);
        } catch (ObjectExistsException refused) {
            return store.features().contains(StoreFeature.CONDITIONAL_CREATE)
                    ? StoreCheckStep.ok("create once", "the store refuses to create an object twice")
                    : StoreCheckStep.warning(
                            "create once",
                            "refused by looking before, which does not see a writer at the same moment",
                            "Let one process at a time write backups of a database to this store.");
        }
        return StoreCheckStep.failed(
                "create once",
                "The store made an object that was there already, though it should refuse that.",
                "Say conditional-create=never in the store's address.");
    }

    private StoreCheckStep list() {
        var found = new AtomicBoolean();
        ObjectListing.forEach(store, FOLDER, object -> {
            if (object.key().equals(probe)) {
                found.set(object.size() == BYTES);
            }
        });
        store.list(ListRequest.flat(""));
        return found.get()
                ? StoreCheckStep.ok("list", "the object is there, with its size")
                : StoreCheckStep.failed(
                        "list", "What was written is not listed.", "Check the permission to list; retry in a minute.");
    }

    /** The store's time of the object lies between ours before and after, give or take. */
    private StoreCheckStep compareClocks() {
        Instant stored = store.find(probe).map(StoredObject::modified).orElse(before);
        Duration skew = Duration.ZERO;
        if (stored.isBefore(before)) {
            skew = Duration.between(stored, before);
        } else if (stored.isAfter(after)) {
            skew = Duration.between(after, stored);
        }
        String apart = skew.toSeconds() <= 1 ? "in step with this machine" : skew.toSeconds() + " s apart";
        return skew.compareTo(BEARABLE_SKEW) <= 0
                ? StoreCheckStep.ok("clock", apart)
                : StoreCheckStep.warning(
                        "clock",
                        "this machine's clock and the store's are " + apart,
                        "Set this machine's clock; backups are named after it.");
    }

    private StoreCheckStep delete() {
        store.delete(List.of(probe));
        if (store.find(probe).isPresent()) {
            return StoreCheckStep.failed("delete", "A deleted object is still there.", "Check the store's rules.");
        }
        return store.features().contains(StoreFeature.VERSIONING)
                ? StoreCheckStep.warning(
                        "delete",
                        "deleted objects stay as older versions, and take space",
                        "Let a rule of the bucket remove noncurrent versions after some days.")
                : StoreCheckStep.ok("delete", "the object is gone");
    }

    /** Asks, and discards nothing: the rights for it are of their own in S3. */
    private StoreCheckStep lookForUnfinished() {
        store.discardUnfinished(Instant.EPOCH, folder -> false);
        return StoreCheckStep.ok("unfinished", "abandoned uploads can be found");
    }

    private StoreCheckStep lookForSpace() {
        OptionalLong free = store.freeBytes();
        if (free.isEmpty()) {
            return StoreCheckStep.ok("space", "the store names no limit");
        }
        String text = String.format(Locale.ROOT, "%,d MiB free", free.getAsLong() / MEBIBYTE);
        return free.getAsLong() >= LITTLE_SPACE
                ? StoreCheckStep.ok("space", text)
                : StoreCheckStep.warning("space", text, "Make room, or use another store.");
    }

    private StoreCheckStep tellFeatures() {
        List<String> names = store.features().stream()
                .sorted()
                .map(feature -> feature.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
        return StoreCheckStep.ok("features", names.isEmpty() ? "none" : String.join(", ", names));
    }
}
