package io.restorable.backup.boot.run;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.error.RefusedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Knows the runs that are at work, and those that ended of late. Safe for use by many threads. */
final class RunRegister {

    private static final int REMEMBERED = 100;

    private final Set<Run> running = new LinkedHashSet<>();
    private final Deque<Run> ended = new ArrayDeque<>();
    private final Map<String, Run> last = new HashMap<>();
    private boolean closed;

    synchronized void admit(Run run) {
        if (closed) {
            throw new RefusedException(
                    "The " + run + " did not begin: the application is about to end.", "Start it when it is up again.");
        }
        running.add(run);
    }

    synchronized void ended(Run run) {
        running.remove(run);
        ended.addFirst(run);
        if (ended.size() > REMEMBERED) {
            ended.removeLast();
        }
        if (run.state() == RunState.COMPLETED || run.state() == RunState.FAILED) {
            last.put(key(run.plan(), run.work()), run);
        }
        notifyAll();
    }

    synchronized List<Run> running() {
        return List.copyOf(running);
    }

    synchronized List<Run> recent() {
        var all = new ArrayList<Run>(running.size() + ended.size());
        running.forEach(run -> all.add(0, run));
        all.addAll(ended);
        return all;
    }

    synchronized Optional<Run> find(UUID id) {
        return recent().stream().filter(run -> run.id().equals(id)).findFirst();
    }

    synchronized Optional<Run> last(BackupPlan plan, Work work) {
        return Optional.ofNullable(last.get(key(plan, work)));
    }

    synchronized void close() {
        closed = true;
    }

    synchronized void reopen() {
        closed = false;
    }

    /** Whether nothing is at work any more before the time is over. */
    synchronized boolean awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!running.isEmpty()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String key(BackupPlan plan, Work work) {
        return plan.name() + "/" + work;
    }
}
