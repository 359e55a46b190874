package io.restorable.backup.test.fault;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.verify.VerificationLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something is done with backups that are there already. */
final class RepositoryStep implements Step {

    /** What. */
    enum Work {
        /** One backup of two is deleted. */
        PRUNE,
        /** What a killed process left is removed. */
        SWEEP,
        /** The baseline is verified. */
        VERIFY
    }

    private static final Duration GRACE = Duration.ofDays(1);

    private final Bench bench;
    private final Work work;
    private @Nullable BackupName second;

    RepositoryStep(Bench bench, Work work) {
        this.bench = bench;
        this.work = work;
    }

    @Override
    public String name() {
        return work.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void prepare() {
        if (work == Work.PRUNE) {
            try (var backups = bench.open()) {
                backups.backupService().create(BackupRequest.labelled("old").with(DumpOptions.DEFAULT.withJobs(1)));
                second = backups.backupService().list().stream()
                        .map(ListedBackup::name)
                        .filter(name -> !name.toString().equals(bench.baseline))
                        .findFirst()
                        .orElseThrow();
            }
        } else if (work == Work.SWEEP) {
            leaveUnfinished("dead-1");
            leaveUnfinished("dead-2");
            bench.clock.advance(GRACE.multipliedBy(2));
            leaveUnfinished("alive");
        }
    }

    /** What a process leaves that ends between two objects. */
    private void leaveUnfinished(String label) {
        var writer = new Repository(bench.memory, bench.clock).begin(bench.source, new BackupLabel(label));
        String folder = writer.name().toString();
        for (String object : List.of("1.dat", "2.dat", "toc.dat")) {
            bench.memory.put(
                    ObjectKey.of(folder + "/" + object), object.getBytes(StandardCharsets.US_ASCII), PutOptions.CREATE);
        }
    }

    @Override
    public void attempt() {
        switch (work) {
            case PRUNE -> new Repository(bench.store, bench.clock).delete(Objects.requireNonNull(second));
            case SWEEP -> new Repository(bench.store, bench.clock).sweep(GRACE);
            case VERIFY -> verify();
        }
    }

    private void verify() {
        try (var backups = bench.open()) {
            var report = backups.backupService().verify(bench.baseline, VerificationLevel.CONTENTS);
            if (!report.passed()) {
                throw new StorageException(
                        bench.store.describe() + ": " + report.findings(), "Look at " + bench.baseline, null);
            }
        }
    }

    @Override
    public List<String> violations(@Nullable Throwable failure) {
        var violations = new ArrayList<String>();
        if (work == Work.SWEEP && !unfinished("alive")) {
            violations.add("The backup that is being written was swept.");
        }
        return violations;
    }

    private boolean unfinished(String label) {
        return bench.memory.keys().stream()
                        .map(ObjectKey::path)
                        .filter(path -> path.contains(label))
                        .count()
                == 4;
    }

    @Override
    public List<String> subjects() {
        return List.of(bench.source, bench.store.describe());
    }
}
