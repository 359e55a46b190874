package io.restorable.backup.cli.report;

import io.restorable.backup.BackupReport;
import io.restorable.backup.PrunePlan;
import io.restorable.backup.PruneReport;
import io.restorable.backup.copy.CopyReport;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.BackupContents.MigrationHistory;
import io.restorable.backup.manifest.MacCheck;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Rekeyed;
import io.restorable.backup.rescue.DiffReport;
import io.restorable.backup.rescue.RescueReport;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.restore.swap.ForgetReport;
import io.restorable.backup.restore.swap.KeptDatabase;
import io.restorable.backup.restore.swap.Swap;
import io.restorable.backup.restore.swap.UndoReport;
import io.restorable.backup.storage.check.StoreCheckReport;
import io.restorable.backup.trend.Trend;
import io.restorable.backup.verify.VerificationReport;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints for people: the answer first, then what it rests on. */
final class TextReports implements Reports {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int LARGEST_TABLES = 20;

    private final PrintWriter out;

    TextReports(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void created(BackupReport report) {
        Totals totals = report.totals();
        out.println("Backup " + report.name() + " sealed in " + Amounts.duration(report.duration()) + ": "
                + describe(totals) + ".");
        report.copies().forEach(copy -> CopyText.print(copy, out));
        if (!report.isCopied()) {
            CopyText.printWarning(report.name(), out);
        }
    }

    @Override
    public void copied(CopyReport report) {
        CopyText.print(report, out);
    }

    @Override
    public void listed(List<ListedBackup> backups, Map<BackupName, String> pins) {
        if (backups.isEmpty()) {
            out.println("No backups here yet. Make one with 'create'.");
            return;
        }
        int width = backups.stream()
                .mapToInt(backup -> backup.name().toString().length())
                .max()
                .orElse(0);
        String row = "%-" + Math.max(width, "BACKUP".length()) + "s  %-23s  %9s  %7s  %14s%s%n";
        out.printf(Locale.ROOT, row, "BACKUP", "TAKEN", "SIZE", "TABLES", "ROWS", "");
        for (ListedBackup backup : backups) {
            if (backup instanceof ListedBackup.Sealed sealed) {
                Totals totals = sealed.head().totals();
                out.printf(
                        Locale.ROOT,
                        row,
                        sealed.name(),
                        TIME.format(sealed.head().startedAt()),
                        Amounts.bytes(totals.storedBytes()),
                        Amounts.count(totals.tables()),
                        Amounts.count(totals.rows()),
                        lock(sealed.head()) + pin(pins.get(sealed.name())));
            } else if (backup instanceof ListedBackup.Unreadable unreadable) {
                out.println(unreadable.name() + "  UNREADABLE: "
                        + unreadable.problem().problem());
            }
        }
    }

    private static String pin(@Nullable String pinned) {
        return pinned == null ? "" : "  pinned: " + pinned;
    }

    private static String lock(ManifestHead head) {
        return head.lockedUntil() == null ? "" : "  locked until " + TIME.format(head.lockedUntil());
    }

    @Override
    public void shown(String name, Manifest manifest, Optional<String> pinned) {
        ManifestHead head = manifest.head();
        var database = head.database();
        out.println("Backup      " + name);
        out.println("Taken       " + TIME.format(head.startedAt()) + ", in " + Amounts.duration(head.duration()));
        out.println("Database    " + database.name() + ", PostgreSQL " + database.serverVersion());
        out.println("Holds       " + describe(head.totals()));
        if (head.lockedUntil() != null) {
            out.println("Locked      until " + TIME.format(head.lockedUntil()));
        }
        pinned.ifPresent(reason -> out.println("Pinned      " + reason));
        if (!head.keyIds().isEmpty()) {
            out.println("Encrypted   for " + String.join(", ", head.keyIds()));
        }
        if (manifest.hidesContents()) {
            out.println("What it holds is encrypted, too: give a key, by --identity or --passphrase-env, to see it.");
            return;
        }
        out.println(
                "Sequences   " + Amounts.count(manifest.contents().sequences().size()));
        manifest.contents()
                .extensions()
                .forEach(extension -> out.println("Extension   " + extension.name() + " " + extension.version()));
        manifest.contents().migrations().forEach(history -> out.println("Migrations  " + text(history)));
        if (!manifest.contents().roles().isEmpty()) {
            out.println("Roles       " + String.join(", ", manifest.contents().roles()));
        }
        manifest.contents().notes().forEach(note -> out.println("Note        " + note));
        printCoverage(manifest.contents());
        printTables(manifest.contents().tables());
    }

    private static String text(MigrationHistory history) {
        String reached = history.currentVersion() == null ? "" : " up to " + history.currentVersion();
        return history.tool() + reached + " (" + Amounts.count(history.applied()) + " applied, in " + history.table()
                + ")";
    }

    private void printCoverage(BackupContents contents) {
        if (contents.counts().isEmpty()) {
            return;
        }
        out.println();
        contents.counts().forEach((kind, count) -> out.printf(Locale.ROOT, "%14s  %s%n", Amounts.count(count), kind));
        int defined = 0;
        int covered = 0;
        var leftOut = new TreeMap<String, Integer>();
        for (var catalog : contents.coverage()) {
            defined += catalog.defined();
            covered += catalog.covered();
            catalog.leftOut().forEach((reason, rows) -> leftOut.merge(reason, rows, Integer::sum));
        }
        out.println("Accounted for: " + Amounts.count(defined) + " objects defined, " + Amounts.count(covered)
                + " made along with them, " + describeLeftOut(leftOut) + "; --json shows each catalog.");
    }

    private static String describeLeftOut(Map<String, Integer> leftOut) {
        return leftOut.isEmpty()
                ? "none left out"
                : leftOut.entrySet().stream()
                        .map(entry -> Amounts.count(entry.getValue()) + " left out as "
                                + entry.getKey().replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    private void printTables(List<TableEntry> tables) {
        if (tables.isEmpty()) {
            return;
        }
        out.println();
        tables.stream()
                .sorted(Comparator.comparingLong(TableEntry::plainBytes).reversed())
                .limit(LARGEST_TABLES)
                .forEach(table -> out.printf(
                        Locale.ROOT,
                        "%14s rows  %9s  %s%n",
                        Amounts.count(table.fingerprint().rows()),
                        Amounts.bytes(table.plainBytes()),
                        table.name()));
        if (tables.size() > LARGEST_TABLES) {
            out.println(
                    "and " + Amounts.count(tables.size() - LARGEST_TABLES, "smaller table") + "; --json shows all.");
        }
    }

    @Override
    public void verified(VerificationReport report) {
        String done = "level " + report.level().number() + ", " + Amounts.count(report.objects(), "object") + ", "
                + Amounts.bytes(report.storedBytes()) + " read in " + Amounts.duration(report.duration());
        out.println((report.passed() ? "VERIFIED: " : "DAMAGED: ") + report.backup() + ", " + done + ".");
        if (report.rows() > 0) {
            out.println(Amounts.count(report.rows(), "row") + " counted, and equal to the fingerprints of their tables"
                    + (report.passed() ? "." : " but for what follows."));
        }
        printMac(report.mac());
        report.findings().forEach(finding -> out.println(finding + "."));
        if (!report.passed()) {
            out.println("Use another backup; keep this one for examination.");
        }
    }

    @Override
    public void rekeyed(Rekeyed rekeyed) {
        RekeyText.print(rekeyed, out);
    }

    @Override
    public void drilled(DrillReport report) {
        DrillText.print(report, out);
        printMac(report.mac());
    }

    private void printMac(MacCheck mac) {
        switch (mac) {
            case NONE -> {}
            case RIGHT -> out.println("MAC right: the manifest is as somebody with the MAC key wrote it.");
            case NOT_CHECKED -> out.println("MAC not checked: give the MAC key by --mac-key-env.");
        }
    }

    @Override
    public void restored(RestoreReport report) {
        out.println(report.outcome() + ": " + report.source() + " to " + report.target() + " in "
                + Amounts.duration(report.duration()) + ".");
        out.println(Amounts.count(report.tables(), "table") + ", " + Amounts.count(report.rows(), "row") + ", "
                + Amounts.bytes(report.bytes()) + " loaded; " + Amounts.count(report.compared(), "table")
                + " read back and found equal.");
        if (report.safetyBackup() != null) {
            out.println("What it held before is in backup " + report.safetyBackup() + ", pinned.");
        }
        if (report.swap() != null) {
            swapped(report.swap());
        }
        if (!report.createdRoles().isEmpty()) {
            out.println("Roles made: " + String.join(", ", report.createdRoles()) + ".");
        }
        if (!report.pendingMigrations().isEmpty()) {
            out.println("Migrations to run: " + String.join(", ", report.pendingMigrations()) + ".");
        }
        report.warnings().forEach(warning -> out.println("Note: " + warning));
    }

    private void swapped(Swap swap) {
        if (swap.keptAs() != null) {
            out.println("The database that stood there is kept as " + swap.keptAs()
                    + ": 'undo' brings it back, 'forget' drops it.");
        }
        out.println("Nobody could connect for " + Amounts.millis(swap.window()) + "; "
                + Amounts.count(swap.endedSessions(), "session") + " ended.");
    }

    @Override
    public void undone(UndoReport report) {
        out.println("UNDONE: " + report.database() + " is again what was kept as "
                + report.broughtBack().name() + ".");
        swapped(report.swap());
        report.warnings().forEach(warning -> out.println("Note: " + warning));
    }

    @Override
    public void kept(List<KeptDatabase> databases) {
        if (databases.isEmpty()) {
            out.println("No database is kept.");
        }
        for (KeptDatabase kept : databases) {
            Long bytes = kept.bytes();
            out.println(
                    "Kept: " + kept.name() + ", " + (bytes == null ? "size unknown" : Amounts.bytes(bytes)) + ", was "
                            + kept.formerName() + " until " + TIME.format(kept.since()) + ", when " + kept.replacedBy()
                            + " took its place");
        }
    }

    @Override
    public void forgotten(ForgetReport report) {
        report.dropped().forEach(kept -> out.println("Dropped " + kept.name() + "."));
        report.remaining()
                .forEach(remaining ->
                        out.println("NOT DROPPED: " + remaining.database().name() + ": " + remaining.reason() + "."));
    }

    @Override
    public void compared(DiffReport report) {
        RescueText.print(report, out);
    }

    @Override
    public void rescued(RescueReport report) {
        RescueText.print(report, out);
    }

    @Override
    public void trends(List<Trend> trends, ZoneId zone, int last) {
        TrendText.print(trends, zone, last, out);
    }

    @Override
    public void checked(StoreCheckReport report) {
        StoreText.print(report, out);
    }

    @Override
    public void planned(PrunePlan plan) {
        PruneText.print(plan, out);
    }

    @Override
    public void pruned(PruneReport report) {
        PruneText.print(report, out);
    }

    private static String describe(Totals totals) {
        return Amounts.count(totals.tables(), "table") + ", " + Amounts.count(totals.rows(), "row") + ", "
                + Amounts.bytes(totals.plainBytes()) + " in " + Amounts.bytes(totals.storedBytes()) + " stored";
    }
}
