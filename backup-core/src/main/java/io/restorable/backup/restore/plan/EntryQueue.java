package io.restorable.backup.restore.plan;

import io.restorable.backup.archive.TocEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hands entries to workers as soon as all they need is done, large data first, never two that lock the same table. Safe
 * for many threads; ends for all of them at the first failure.
 */
public final class EntryQueue {

    private final EntryGraph graph;
    private final Map<Integer, Integer> waitingFor = new HashMap<>();
    private final Map<Integer, List<TocEntry>> waiters = new HashMap<>();
    private final TreeSet<TocEntry> ready;
    private final List<TocEntry> behindData = new ArrayList<>();
    private final Set<Integer> lockedTables = new HashSet<>();
    private int remaining;
    private int remainingData;
    private int running;
    private @Nullable Throwable failure;

    /**
     * @param entries the entries to hand out
     * @param done the dump ids that were restored before
     * @param size says how much work an entry is, in bytes
     */
    public EntryQueue(EntryGraph graph, List<TocEntry> entries, Set<Integer> done, ToLongFunction<TocEntry> size) {
        this.graph = graph;
        this.remaining = entries.size();
        this.remainingData = (int) entries.stream().filter(EntryQueue::isData).count();
        this.ready = new TreeSet<>(Comparator.comparingLong(size).reversed().thenComparingInt(TocEntry::dumpId));
        var pending = new HashSet<Integer>();
        entries.forEach(entry -> pending.add(entry.dumpId()));
        for (TocEntry entry : entries) {
            var open = new ArrayList<>(graph.needs(entry));
            open.removeIf(need -> done.contains(need) || !pending.contains(need));
            open.forEach(need ->
                    waiters.computeIfAbsent(need, key -> new ArrayList<>()).add(entry));
            boolean behind = remainingData > 0 && graph.waitsForAllData(entry);
            if (behind) {
                behindData.add(entry);
            }
            waitingFor.put(entry.dumpId(), open.size() + (behind ? 1 : 0));
            if (open.isEmpty() && !behind) {
                ready.add(entry);
            }
        }
    }

    /**
     * Waits for the next entry that may run now.
     *
     * @return the entry, or empty when all are done or one has failed
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public synchronized Optional<TocEntry> take() throws InterruptedException {
        while (failure == null && remaining > 0) {
            for (TocEntry entry : ready) {
                Set<Integer> tables = graph.exclusiveTables(entry);
                if (tables.stream().noneMatch(lockedTables::contains)) {
                    ready.remove(entry);
                    lockedTables.addAll(tables);
                    running++;
                    return Optional.of(entry);
                }
            }
            if (running == 0) {
                goOnWithoutAllData();
            } else {
                wait();
            }
        }
        return Optional.empty();
    }

    /** Nobody works and nothing may begin: rows wait for what waits for all rows, or entries for each other. */
    private void goOnWithoutAllData() {
        if (behindData.isEmpty()) {
            String stuck = waiters.values().stream()
                    .flatMap(List::stream)
                    .filter(entry -> waitingFor.getOrDefault(entry.dumpId(), 0) > 0)
                    .map(EntryTraits::label)
                    .distinct()
                    .limit(3)
                    .collect(Collectors.joining(", "));
            throw new IllegalStateException("Entries of the archive need each other: " + stuck + ".");
        }
        releaseBehindData();
    }

    private void releaseBehindData() {
        release(behindData);
        behindData.clear();
    }

    /** Says that an entry taken before is restored. */
    public synchronized void finish(TocEntry entry) {
        lockedTables.removeAll(graph.exclusiveTables(entry));
        remaining--;
        running--;
        release(waiters.getOrDefault(entry.dumpId(), List.of()));
        if (isData(entry) && --remainingData == 0) {
            releaseBehindData();
        }
        notifyAll();
    }

    private void release(List<TocEntry> waiting) {
        for (TocEntry waiter : waiting) {
            if (waitingFor.merge(waiter.dumpId(), -1, Integer::sum) == 0) {
                ready.add(waiter);
            }
        }
    }

    private static boolean isData(TocEntry entry) {
        return entry.section() == EntryTraits.DATA;
    }

    /** Ends the work of all threads; the first cause is kept. */
    public synchronized void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        } else if (!failure.equals(cause)) {
            failure.addSuppressed(cause);
        }
        notifyAll();
    }

    /** The first failure, or {@code null} while there is none. */
    public synchronized @Nullable Throwable failure() {
        return failure;
    }
}
