package io.restorable.backup.test.fault;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.verify.VerificationLevel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One try of a step with one fault, and the invariants that hold after whatever happened. */
final class Attempt {

    /** Longer than everything that is allowed to wait, and far shorter than for ever. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration SWEPT_AFTER = Duration.ofDays(1);

    private final Bench bench;
    private final Step step;
    private final List<String> violations = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Attempt(Bench bench, Step step) {
        this.bench = bench;
        this.step = step;
    }

    /** What became of it. */
    record Result(boolean struck, boolean succeeded, String message, List<String> violations) {}

    Result run(FaultPoint point) {
        bench.reset();
        step.prepare();
        point.arm(bench);
        boolean ended = tryInTime();
        boolean struck = point.struck(bench);
        bench.calm();
        if (struck && point.mustBeNoticed() && !step.mayOverlook(point) && failure.get() == null) {
            violations.add("It succeeded, although it read wrong bytes.");
        }
        if (ended) {
            check(struck && point.damages());
        }
        Throwable thrown = failure.get();
        return new Result(
                struck, thrown == null, thrown == null ? "" : String.valueOf(thrown.getMessage()), violations);
    }

    private boolean tryInTime() {
        var thread = new Thread(
                () -> {
                    try {
                        step.attempt();
                    } catch (Throwable thrown) {
                        failure.set(thrown);
                    }
                },
                "attempt at " + step.name());
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(LIMIT.toMillis());
            if (!thread.isAlive()) {
                return true;
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
        var where = new StringBuilder();
        for (StackTraceElement element : thread.getStackTrace()) {
            where.append("\n      at ").append(element);
        }
        violations.add("It did not end within " + LIMIT.toSeconds() + " s, and is" + where + "\n    The server says:\n"
                + sessionsOfTheServer());
        thread.interrupt();
        return false;
    }

    private void check(boolean damages) {
        Throwable thrown = failure.get();
        if (thrown != null) {
            checkMessage(thrown);
        }
        checkSessions();
        violations.addAll(step.violations(thrown));
        checkStore(damages);
    }

    private void checkMessage(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        if (text.toString().contains(Bench.SECRET)) {
            violations.add("The password is in " + text);
        }
        if (!(thrown instanceof BackupException known)) {
            violations.add("It threw what is no answer for a user: " + text);
            return;
        }
        if (step.subjects().stream().noneMatch(known.problem()::contains)) {
            violations.add("The message does not say which: " + known.problem());
        }
        if (known.nextStep().isBlank()) {
            violations.add("The message does not say what next: " + known.problem());
        }
    }

    /** Whom somebody waits for may be a session of another attempt. */
    private @Nullable String sessionsOfTheServer() {
        return bench.server.query("postgres", """
                SELECT string_agg(
                           format('      %s %s %s %s/%s blocked by %s: %s', pid, coalesce(datname, backend_type), state,
                               wait_event_type, wait_event, pg_blocking_pids(pid), left(query, 100)),
                           chr(10) ORDER BY pid)
                  FROM pg_stat_activity
                """);
    }

    private void checkSessions() {
        String ours = " WHERE application_name IN ('%1$s', '%1$s backup', '%1$s restore')".formatted(bench.name);
        String count = "SELECT count(*) FROM pg_stat_activity" + ours;
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!Objects.equals(bench.server.query("postgres", count), "0")) {
            if (System.nanoTime() > deadline) {
                violations.add("Sessions are left: "
                        + bench.server.query(
                                "postgres",
                                "SELECT string_agg(format('%s %s %s', datname, state, query), '; ')"
                                        + " FROM pg_stat_activity" + ours));
                return;
            }
            Thread.onSpinWait();
        }
    }

    /** Whatever is listed verifies, unless bits rotted that were written, which must be found; the baseline was not touched; a sweep takes away all the rest. */
    private void checkStore(boolean damages) {
        try (var backups = bench.open()) {
            for (ListedBackup listed : backups.backupService().list()) {
                if (listed instanceof ListedBackup.Unreadable unreadable) {
                    violations.add("Backup " + listed.name() + " is listed and unreadable: " + unreadable.problem());
                    continue;
                }
                var report = backups.backupService().verify(listed.name().toString(), VerificationLevel.CONTENTS);
                boolean harmed = damages && !listed.name().toString().equals(bench.baseline);
                if (report.passed() == harmed) {
                    violations.add(
                            "Backup " + listed.name() + " is listed, and its verification finds " + report.findings());
                }
            }
            if (!bench.baselineIsIntact()) {
                violations.add("Objects of the backup that was there before are gone or changed.");
            }
            bench.clock.advance(SWEPT_AFTER.multipliedBy(2));
            new Repository(bench.store, bench.clock).sweep(SWEPT_AFTER);
            var names = backups.backupService().list().stream()
                    .map(listed -> listed.name() + "/")
                    .toList();
            bench.memory.keys().stream()
                    .filter(key -> names.stream().noneMatch(key.path()::startsWith))
                    .forEach(key -> violations.add("Object " + key + " is left after a sweep."));
        } catch (RuntimeException broken) {
            violations.add("The store cannot be looked through: " + broken);
        }
    }
}
