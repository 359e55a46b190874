package io.restorable.backup.restore.migration;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.restore.migration.MigrationHistory.Migration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which migrations have to run after a restore, because the backup is older than the application or the target.
 *
 * @param pending each with its tool: {@code flyway 2.1}
 * @param notes what a reader should know, each a full sentence
 */
public record MigrationPlan(List<String> pending, List<String> notes) {

    private static final int NAMED = 10;

    public MigrationPlan {
        pending = List.copyOf(pending);
        notes = List.copyOf(notes);
    }

    /**
     * Compares a backup with what comes after it.
     *
     * @param entries what is restored
     * @param known what the application brings along; empty if nobody said
     * @param target a session in the database that is replaced, or {@code null} if there is none
     * @throws RefusedException if the backup is newer than the application
     */
    public static MigrationPlan of(
            List<TocEntry> entries, DataFileReader files, List<KnownMigrations> known, @Nullable Session target) {
        List<MigrationHistory> backup = ArchiveHistories.read(entries, files);
        var pending = new LinkedHashSet<String>();
        var notes = new ArrayList<String>();
        for (KnownMigrations application : known) {
            compare(application, applied(backup, application.tool()), pending, notes);
        }
        List<MigrationHistory> present = target == null ? List.of() : DatabaseHistories.read(target);
        for (MigrationHistory history : present) {
            boolean said = known.stream().anyMatch(application -> application.tool() == history.tool());
            compare(history, applied(backup, history.tool()), said ? new LinkedHashSet<>() : pending, notes);
        }
        return new MigrationPlan(List.copyOf(pending), notes);
    }

    private static List<Migration> applied(List<MigrationHistory> histories, MigrationTool tool) {
        return histories.stream()
                .filter(history -> history.tool() == tool)
                .flatMap(history -> history.applied().stream())
                .toList();
    }

    private static void compare(
            KnownMigrations application, List<Migration> backup, Set<String> pending, List<String> notes) {
        MigrationTool tool = application.tool();
        List<String> known = application.ids().stream().map(tool::normalized).toList();
        List<Migration> unknown = backup.stream()
                .filter(migration -> !migration.baseline() && !isAmong(migration, known))
                .toList();
        List<Migration> newer = unknown.stream()
                .filter(migration -> isNewer(tool, migration, known, backup))
                .toList();
        if (!newer.isEmpty()) {
            throw new RefusedException(
                    "The backup is newer than the application: " + tool.word() + " has run " + ids(newer)
                            + " in it, which the application does not know.",
                    "Use a version of the application that knows them, or an older backup.");
        }
        if (!unknown.isEmpty()) {
            notes.add("The application no longer has " + tool.word() + " " + ids(unknown) + ", which the backup has.");
        }
        List<String> missing = application.ids().stream()
                .filter(id -> isMissing(tool, tool.normalized(id), backup))
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(id -> pending.add(tool.word() + " " + id));
            notes.add("The backup is older than the application: " + tool.word() + " will have to run "
                    + shorten(missing) + ".");
        }
    }

    private static boolean isAmong(Migration migration, List<String> known) {
        return migration.names().stream().anyMatch(known::contains);
    }

    /** Newer by its number or name; where those tell nothing, by standing behind all that are known. */
    private static boolean isNewer(
            MigrationTool tool, Migration migration, List<String> known, List<Migration> backup) {
        if (tool.hasOrder()) {
            return known.stream().allMatch(id -> tool.comparator().compare(migration.id(), id) > 0);
        }
        return backup.subList(backup.indexOf(migration), backup.size()).stream()
                .noneMatch(later -> isAmong(later, known));
    }

    private static boolean isMissing(MigrationTool tool, String id, List<Migration> backup) {
        return backup.stream()
                .noneMatch(migration -> migration.names().contains(id)
                        || (migration.baseline() && tool.comparator().compare(migration.id(), id) >= 0));
    }

    private static void compare(
            MigrationHistory target, List<Migration> backup, Set<String> pending, List<String> notes) {
        String tool = target.tool().word();
        List<Migration> onlyTarget = difference(target.applied(), backup);
        List<Migration> onlyBackup = difference(backup, target.applied());
        if (!onlyTarget.isEmpty()) {
            onlyTarget.forEach(migration -> pending.add(tool + " " + migration.id()));
            notes.add("The backup is older than the database: " + tool + " will have to run " + ids(onlyTarget)
                    + " again (" + target.table() + ").");
        }
        if (!onlyBackup.isEmpty()) {
            notes.add("The backup is newer than the database: " + tool + " has run " + ids(onlyBackup)
                    + " in it; make sure that the application knows them.");
        }
    }

    private static List<Migration> difference(List<Migration> from, List<Migration> what) {
        return from.stream()
                .filter(migration ->
                        what.stream().noneMatch(other -> other.names().equals(migration.names())))
                .toList();
    }

    private static String ids(List<Migration> migrations) {
        return shorten(migrations.stream().map(Migration::id).toList());
    }

    private static String shorten(List<String> ids) {
        String named = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
        return ids.size() <= NAMED ? named : named + " and " + (ids.size() - NAMED) + " more";
    }
}
