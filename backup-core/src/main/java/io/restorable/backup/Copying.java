package io.restorable.backup;

import io.restorable.backup.copy.CopiedBackup;
import io.restorable.backup.copy.CopyEvidence;
import io.restorable.backup.copy.CopyOptions;
import io.restorable.backup.copy.CopyProgress;
import io.restorable.backup.copy.CopyReport;
import io.restorable.backup.copy.CopyRun;
import io.restorable.backup.copy.Missed;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings backups of one repository into further stores. */
final class Copying {

    private static final Logger LOGGER = LoggerFactory.getLogger(Copying.class);

    private final Repository original;
    private final Settings settings;

    Copying(Repository original, Settings settings) {
        this.original = original;
        this.settings = settings;
    }

    /**
     * Copies a backup that was just sealed, and what each store missed before. Never fails: the backup is good, whatever
     * becomes of its copies.
     */
    List<CopyReport> toEach(List<CopyStore> stores, BackupName sealed, CopyOptions options) {
        if (stores.isEmpty()) {
            return List.of();
        }
        CopyProgress progress = progress(sealed.toString(), stores);
        List<CopyRun> running = stores.stream()
                .map(store -> start(store, List.of(sealed), target -> missed(target, sealed), options, progress))
                .toList();
        List<CopyReport> reports = running.stream().map(CopyRun::await).toList();
        reports.forEach(progress::failed);
        reports.forEach(report -> report.failures().stream()
                .filter(failed -> failed.name().equals(sealed))
                .forEach(failed -> keepEvidence(report.store(), failed)));
        progress.completed(sealed.toString());
        return reports;
    }

    /** Copies what was asked for into one store; damaged backups of the original store are reported as failed. */
    CopyReport to(CopyStore store, CopyRequest request) {
        List<ListedBackup> chosen = chosen(request);
        var names = chosen.stream()
                .filter(ListedBackup.Sealed.class::isInstance)
                .map(ListedBackup::name)
                .toList();
        CopyProgress progress = progress(names.size() + " backups", List.of(store));
        CopyReport report = start(store, names, Copying::nothing, request.options(), progress)
                .await();
        progress.failed(report);
        progress.completed(store.name());
        var all = new ArrayList<>(report.backups());
        chosen.forEach(backup -> {
            if (backup instanceof ListedBackup.Unreadable unreadable) {
                all.add(CopiedBackup.unreadable(unreadable, original.describe()));
            }
        });
        return new CopyReport(report.store(), all);
    }

    private List<ListedBackup> chosen(CopyRequest request) {
        List<ListedBackup> listed = original.list();
        if (!request.backups().isEmpty()) {
            var named = request.backups().stream()
                    .map(reference -> original.find(reference).name())
                    .collect(Collectors.toSet());
            listed = listed.stream()
                    .filter(backup -> named.contains(backup.name()))
                    .toList();
        }
        return listed.stream()
                .filter(backup -> isSince(backup, request.since()))
                .toList();
    }

    private static boolean isSince(ListedBackup backup, @Nullable Instant since) {
        return since == null || !backup.name().id().time().isBefore(since);
    }

    private CopyRun start(
            CopyStore store,
            List<BackupName> wanted,
            Function<Repository, List<BackupName>> more,
            CopyOptions options,
            CopyProgress progress) {
        return CopyRun.start(store.name(), original, () -> open(store), wanted, more, options, progress);
    }

    private Repository open(CopyStore store) {
        var target = new Repository(store.open(), settings.clock());
        if (target.describe().equals(original.describe())) {
            throw new RefusedException(
                    "The copies were to go to " + target.describe() + ", where the originals are.",
                    "Name another store; best one in another place, with other credentials.");
        }
        return target;
    }

    private List<BackupName> missed(Repository target, BackupName sealed) {
        BackupService.sweep(target);
        return Missed.in(target, original, sealed);
    }

    private static List<BackupName> nothing(Repository target) {
        BackupService.sweep(target);
        return List.of();
    }

    private CopyProgress progress(String what, List<CopyStore> stores) {
        String where = stores.stream().map(CopyStore::name).collect(Collectors.joining(", "));
        return new CopyProgress(what + " to " + where, settings.listener(), settings.clock());
    }

    private void keepEvidence(String store, CopiedBackup failed) {
        try {
            CopyEvidence.keep(
                    original.open(failed.name()),
                    store,
                    failed,
                    settings.clock().instant());
        } catch (RuntimeException failure) {
            LOGGER.warn("No evidence was kept of the failed copy of {}: {}", failed.name(), failure.getMessage());
        }
    }
}
