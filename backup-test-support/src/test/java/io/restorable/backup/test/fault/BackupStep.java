package io.restorable.backup.test.fault;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.dump.DumpOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A backup is made. */
final class BackupStep implements Step {

    private final Bench bench;
    private final int jobs;
    private String made = "";

    /** @param jobs 1 where the order of calls must be the same each time */
    BackupStep(Bench bench, int jobs) {
        this.bench = bench;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public void prepare() {
        made = "";
    }

    @Override
    public void attempt() {
        try (var backups = bench.open()) {
            made = backups.backupService()
                    .create(BackupRequest.labelled("tried").with(DumpOptions.DEFAULT.withJobs(jobs)))
                    .name();
        }
    }

    @Override
    public List<String> violations(@Nullable Throwable failure) {
        var violations = new ArrayList<String>();
        try (var backups = bench.open()) {
            var listed = backups.backupService().list().stream()
                    .map(each -> each.name().toString())
                    .filter(each -> !each.equals(bench.baseline))
                    .toList();
            var expected = made.isEmpty() ? List.of() : List.of(made);
            if (!listed.equals(expected)) {
                violations.add("Listed are " + listed + " instead of " + expected + ".");
            }
        }
        return violations;
    }

    /** The trend since an earlier backup is told when the new one is sealed already. */
    @Override
    public boolean mayOverlook(FaultPoint point) {
        String id = bench.baseline.substring(bench.baseline.indexOf('/'));
        return point.toString().contains(id + "/manifest.json");
    }

    @Override
    public List<String> subjects() {
        return List.of(bench.source, bench.store.describe(), ":" + bench.proxy.port());
    }
}
