package io.restorable.backup.test.fault;

import io.restorable.backup.RestoreRequest;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.restore.swap.ForgetReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something is done with the database that a swap kept. */
final class KeptStep implements Step {

    /** What. */
    enum Work {
        /** It comes back into its place. */
        UNDO,
        /** It is dropped. */
        FORGET
    }

    private final Bench bench;
    private final Work work;
    private final String target;
    private final String template;
    private final String restored;
    private final String live;

    KeptStep(Bench bench, Work work) {
        this.bench = bench;
        this.work = work;
        this.target = bench.name + "_target";
        this.template = bench.server.createDatabase(bench.name + "_template");
        Contents.fillTarget(bench.server, template);
        this.restored = Contents.fingerprint(bench.server, bench.source);
        this.live = Contents.fingerprint(bench.server, template);
    }

    @Override
    public String name() {
        return work == Work.UNDO ? "undo" : "forget";
    }

    @Override
    public void prepare() {
        List<String> there = databases();
        boolean ready =
                there.size() == 2 && there.contains(target) && content(target).equals(restored);
        if (!ready) {
            there.forEach(bench.server::dropDatabase);
            bench.server.execute("postgres", "CREATE DATABASE " + target + " TEMPLATE " + template);
            var options = RestoreOptions.into(RestoreMode.SWAP)
                    .withReplaceContents(true)
                    .withSafetyBackup(false);
            try (var backups = bench.open()) {
                backups.restoreService().restore(new RestoreRequest(bench.baseline, bench.at(target), options));
            }
        }
    }

    @Override
    public void attempt() {
        try (var backups = bench.open()) {
            var service = backups.restoreService();
            if (work == Work.UNDO) {
                service.undo(bench.at(target));
                return;
            }
            ForgetReport report = service.forget(bench.at(target), service.kept(bench.at(target)));
            if (!report.remaining().isEmpty()) {
                throw new StorageException(target + ": " + report.remaining(), "Forget it again.", null);
            }
        }
    }

    @Override
    public List<String> violations(@Nullable Throwable failure) {
        var violations = new ArrayList<String>();
        List<String> others = databases();
        if (!others.remove(target)) {
            violations.add("There is no database " + target + " any more, but " + others + ".");
            return violations;
        }
        String now = content(target);
        boolean before = now.equals(restored)
                && others.size() == 1
                && content(others.get(0)).equals(live);
        boolean after = work == Work.UNDO
                ? now.equals(live)
                        && others.size() == 1
                        && content(others.get(0)).equals(restored)
                : now.equals(restored) && others.isEmpty();
        String message = failure == null ? "" : String.valueOf(failure.getMessage());
        // a database that was dropped before the answer was lost is dropped all the same
        boolean open = message.contains(" is either ") || work == Work.FORGET;
        boolean right = failure == null ? after : before || (open && after);
        if (!right) {
            violations.add("The databases are neither as before nor as wanted: " + others + ". " + message);
        }
        return violations;
    }

    private String content(String database) {
        return Contents.fingerprint(bench.server, database);
    }

    private List<String> databases() {
        String names = bench.server.query(
                "postgres",
                "SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE starts_with(datname, '"
                        + target + "')");
        return names == null ? new ArrayList<>() : new ArrayList<>(List.of(names.split(",")));
    }

    @Override
    public List<String> subjects() {
        return List.of(target, ":" + bench.proxy.port());
    }

    @Override
    public void close() {
        databases().forEach(bench.server::dropDatabase);
        bench.server.dropDatabase(template);
    }
}
