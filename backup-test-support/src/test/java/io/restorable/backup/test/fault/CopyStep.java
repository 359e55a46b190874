package io.restorable.backup.test.fault;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.CopyRequest;
import io.restorable.backup.copy.CopiedBackup;
import io.restorable.backup.copy.CopyOptions;
import io.restorable.backup.copy.CopyReport;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.test.storage.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A backup of another store is copied into the bench's store. */
final class CopyStep implements Step {

    private static final CopyOptions OPTIONS = new CopyOptions(1, 1, Duration.ZERO, Duration.ofSeconds(30));

    private final Bench bench;
    private final InMemoryStore original;
    private final String backup;
    private final Map<ObjectKey, byte[]> before = new HashMap<>();

    CopyStep(Bench bench) {
        this.bench = bench;
        this.original = new InMemoryStore(bench.clock);
        try (Backups backups = open()) {
            this.backup = backups.backupService()
                    .create(BackupRequest.labelled("copied").with(DumpOptions.DEFAULT.withJobs(1)))
                    .name();
        }
        original.keys().forEach(key -> before.put(key, original.bytes(key)));
    }

    private Backups open() {
        return Backups.builder()
                .database(bench.at(bench.source))
                .store(original)
                .clock(bench.clock)
                .build();
    }

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public void prepare() {
        // the bench forgets what was copied before
    }

    @Override
    public void attempt() {
        try (Backups backups = open()) {
            CopyReport report = backups.backupService()
                    .copy(bench.store, CopyRequest.everything().with(OPTIONS));
            for (CopiedBackup failed : report.failures()) {
                throw new StorageException(String.valueOf(failed.problem()), String.valueOf(failed.nextStep()), null);
            }
        }
    }

    @Override
    public List<String> violations(@Nullable Throwable failure) {
        var violations = new ArrayList<String>();
        boolean untouched = before.keySet().equals(Set.copyOf(original.keys()))
                && before.entrySet().stream()
                        .allMatch(object -> Arrays.equals(original.bytes(object.getKey()), object.getValue()));
        if (!untouched) {
            violations.add("The original store is not as it was.");
        }
        try (Backups backups = bench.open()) {
            boolean listed = backups.backupService().list().stream()
                    .anyMatch(each -> each.name().toString().equals(backup));
            if (failure == null && !listed) {
                violations.add("The copy is not listed.");
            }
        }
        return violations;
    }

    @Override
    public List<String> subjects() {
        return List.of(backup, bench.store.describe());
    }
}
