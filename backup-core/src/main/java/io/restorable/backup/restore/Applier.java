package io.restorable.backup.restore;

import io.restorable.backup.archive.RestorePass;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.event.Phase;
import io.restorable.backup.restore.plan.EntryGraph;
import io.restorable.backup.restore.plan.EntryQueue;
import io.restorable.backup.restore.plan.EntrySizes;
import io.restorable.backup.restore.plan.EntryTraits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies a restore's entries in the order that they and their passes demand. */
final class Applier {

    // Every object made keeps a lock until its transaction ends, and the server's lock table is finite.
    private static final int ENTRIES_PER_TRANSACTION = 200;

    private final List<TocEntry> entries;
    private final EntryGraph graph;
    private final RestoreContext context;

    Applier(List<TocEntry> entries, RestoreContext context) {
        this.entries = entries;
        this.graph = new EntryGraph(entries);
        this.context = context;
    }

    /** Applies everything on one session, in whatever transaction it is in. */
    void applySerially(Session session) {
        var restorer = new EntryRestorer(session, context);
        context.progress().phase(Phase.PRE_DATA);
        boolean inData = false;
        for (RestorePass pass : RestorePass.values()) {
            for (TocEntry entry : ofPass(pass)) {
                if (!inData && entry.section() == EntryTraits.DATA) {
                    context.progress().phase(Phase.DATA);
                    inData = true;
                } else if (inData && entry.section() == EntryTraits.POST_DATA) {
                    context.progress().phase(Phase.POST_DATA);
                    inData = false;
                }
                restorer.restore(entry);
            }
        }
    }

    /** Applies definitions first on one session, rows and what comes after them on all, and the last passes on one. */
    void applyInParallel(Session leader, WorkerSessions workers, EntrySizes sizes) {
        context.progress().phase(Phase.PRE_DATA);
        Set<Integer> done = applyDefinitions(leader);
        context.progress().phase(Phase.DATA);
        var rest = ofPass(RestorePass.MAIN).stream()
                .filter(entry -> !done.contains(entry.dumpId()))
                .toList();
        var queue = new EntryQueue(graph, rest, done, sizes::of);
        workers.run(SessionPurpose.RESTORE, session -> work(queue, new EntryRestorer(session, context)));
        context.progress().phase(Phase.POST_DATA);
        applyInTransactions(leader, ofPass(RestorePass.PRIVILEGES));
        // Refreshing a materialized view takes long and its locks: each in a transaction of its own.
        var restorer = new EntryRestorer(leader, context);
        ofPass(RestorePass.LAST).forEach(restorer::restore);
    }

    /** Everything before the rows, and what is said of it, as far as it does not need what comes later. */
    private Set<Integer> applyDefinitions(Session leader) {
        var first = new ArrayList<TocEntry>();
        var done = new HashSet<Integer>();
        for (TocEntry entry : ofPass(RestorePass.MAIN)) {
            boolean early = entry.section() != EntryTraits.DATA && entry.section() != EntryTraits.POST_DATA;
            if (early && done.containsAll(graph.needs(entry))) {
                first.add(entry);
                done.add(entry.dumpId());
            }
        }
        applyInTransactions(leader, first);
        return done;
    }

    private void applyInTransactions(Session session, List<TocEntry> some) {
        for (int start = 0; start < some.size(); start += ENTRIES_PER_TRANSACTION) {
            var restorer = new EntryRestorer(session, context);
            session.beginTransaction();
            some.subList(start, Math.min(some.size(), start + ENTRIES_PER_TRANSACTION))
                    .forEach(restorer::restore);
            session.commit();
        }
    }

    private static void work(EntryQueue queue, EntryRestorer restorer) {
        try {
            for (var entry = queue.take(); entry.isPresent(); entry = queue.take()) {
                restorer.restore(entry.get());
                queue.finish(entry.get());
            }
        } catch (InterruptedException interrupted) {
            // Another worker has failed, and its failure is the one to report.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failure) {
            queue.fail(failure);
            throw failure;
        }
    }

    private List<TocEntry> ofPass(RestorePass pass) {
        return entries.stream().filter(entry -> RestorePass.of(entry) == pass).toList();
    }
}
