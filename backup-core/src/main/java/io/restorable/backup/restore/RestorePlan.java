package io.restorable.backup.restore;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.pg.NamePattern;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.pg.ServerVersion;
import io.restorable.backup.restore.plan.EntrySelection;
import io.restorable.backup.restore.plan.EntryTraits;
import io.restorable.backup.restore.role.KeptRoles;
import io.restorable.backup.restore.role.RoleNeeds;
import io.restorable.backup.restore.selection.RestoreScope;
import io.restorable.backup.restore.selection.SelectionNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which entries of an archive are restored, and what is left out knowingly.
 *
 * @param entries what is restored, in the archive's order
 * @param roles the roles it needs
 * @param selection what was asked for, and what comes along
 * @param warnings a full sentence for each thing that a user should know of it
 */
record RestorePlan(List<TocEntry> entries, RoleNeeds roles, EntrySelection.Result selection, List<String> warnings) {

    private static final int STATISTICS_SINCE = 18;
    private static final String OF_COLUMNS = "pg_restore_attribute_stats(";

    RestorePlan {
        entries = List.copyOf(entries);
        warnings = List.copyOf(warnings);
    }

    /**
     * Plans a restore.
     *
     * @throws RefusedException if nothing matches, or the archive holds what cannot be restored here
     */
    static RestorePlan of(SourceArchive source, RestoreOptions options) {
        requirePossible(options);
        var all = source.contents().entries();
        var objects = all.stream()
                .filter(EntryTraits::isOfAnObject)
                .filter(entry -> options.privileges() || !isPrivileges(entry))
                .toList();
        refuseInserts(objects);
        var selection = options.isPartial()
                ? EntrySelection.of(objects, wantedTables(options), wantedSchemas(options))
                : EntrySelection.all(objects);
        var entries =
                selection.entries().stream().filter(options.scope()::takes).toList();
        if (selection.entries().isEmpty() && options.isPartial()) {
            throw new RefusedException(
                    "Nothing in " + source.name() + " matches " + describe(options) + ".",
                    "Look at what it holds with 'show', then name tables as schema.table and schemas by their names.");
        }
        return new RestorePlan(
                entries,
                roles(source, options, entries),
                selection,
                SelectionNotes.of(selection, options.scope(), replacesPart(options)));
    }

    /**
     * The same as far as a server can take it: statistics are for 18 and newer. They name their tables in constants and
     * speak of all rows, so that a part of a backup, under another name perhaps, gets new ones in any case.
     */
    RestorePlan forServer(ServerVersion server, RestoreOptions options) {
        boolean whole = !options.isPartial() && options.scope().equals(RestoreScope.EVERYTHING);
        if ((whole && server.atLeast(STATISTICS_SINCE)) || entries.stream().noneMatch(RestorePlan::isStatistics)) {
            return this;
        }
        var sentences = new ArrayList<>(warnings);
        if (whole) {
            sentences.add(
                    "The optimizer's statistics of the backup are left out, as servers before 18 cannot take them;"
                            + " ANALYZE makes new ones.");
        }
        return new RestorePlan(
                entries.stream().filter(entry -> !isStatistics(entry)).toList(), roles, selection, sentences);
    }

    /** The tables that get statistics of their columns from the backup. */
    Set<QualifiedName> tablesWithStatistics() {
        return entries.stream()
                .filter(RestorePlan::isStatistics)
                .filter(entry -> Objects.requireNonNullElse(entry.create(), "").contains(OF_COLUMNS))
                .map(entry -> new QualifiedName(Objects.requireNonNullElse(entry.schema(), ""), entry.tag()))
                .collect(Collectors.toSet());
    }

    private static boolean isStatistics(TocEntry entry) {
        return entry.kind().equals(EntryKind.STATISTICS_DATA);
    }

    /** A part of a backup may need fewer roles than the manifest names; who owns its objects is known for certain. */
    private static RoleNeeds roles(SourceArchive source, RestoreOptions options, List<TocEntry> entries) {
        Manifest manifest = source.manifest();
        boolean defines = options.scope().contents() != RestoreScope.Contents.DATA_ONLY;
        List<String> others = manifest != null && defines && options.privileges() && !options.isPartial()
                ? manifest.contents().roles()
                : List.of();
        KeptRoles kept = options.surroundings().createRoles() ? source.roles() : KeptRoles.NONE;
        return RoleNeeds.of(entries, defines && options.owners(), others, kept);
    }

    /** The same for other entries. */
    RestorePlan withEntries(List<TocEntry> others) {
        return new RestorePlan(others, roles, selection, warnings);
    }

    /** What was not chosen may be in the target, and parts that need it can be made then. */
    private static boolean replacesPart(RestoreOptions options) {
        return options.isPartial()
                && options.mode() == RestoreMode.IN_PLACE
                && options.scope().intoSchema() == null;
    }

    private static void requirePossible(RestoreOptions options) {
        RestoreScope scope = options.scope();
        boolean inPlace = options.mode() == RestoreMode.IN_PLACE;
        boolean dataOnly = scope.contents() == RestoreScope.Contents.DATA_ONLY;
        if (dataOnly && !inPlace) {
            throw new RefusedException(
                    "Rows alone need tables that are there, and a new database has none.",
                    "Load them into an existing database ('--to in-place --data-only').");
        }
        if (scope.intoSchema() == null) {
            return;
        }
        if (!inPlace || !options.isPartial()) {
            throw new RefusedException(
                    "Another schema name is for some tables of a backup, put beside those of an existing database.",
                    "Say '--to in-place', and name the tables ('--table') or their schema ('--schema').");
        }
        if (dataOnly) {
            throw new RefusedException(
                    "Rows alone cannot go into schema " + scope.intoSchema() + ", which is made for them and empty.",
                    "Do without '--data-only'.");
        }
    }

    private static boolean isPrivileges(TocEntry entry) {
        return entry.kind().equals(EntryKind.ACL) || entry.kind().equals(EntryKind.DEFAULT_ACL);
    }

    private static Predicate<QualifiedName> wantedTables(RestoreOptions options) {
        var tables = options.tables().stream().map(NamePattern::parseQualified).toList();
        var schemas = wantedSchemas(options);
        return relation -> schemas.test(relation.schema())
                || tables.stream().anyMatch(table -> table.matches(relation.schema(), relation.name()));
    }

    private static Predicate<String> wantedSchemas(RestoreOptions options) {
        var schemas = options.schemas().stream().map(NamePattern::parseSimple).toList();
        return name -> schemas.stream().anyMatch(schema -> schema.matches(null, name));
    }

    private static String describe(RestoreOptions options) {
        var patterns = new ArrayList<String>();
        options.tables().forEach(table -> patterns.add("table " + table));
        options.schemas().forEach(schema -> patterns.add("schema " + schema));
        return String.join(", ", patterns);
    }

    private static void refuseInserts(List<TocEntry> entries) {
        entries.stream()
                .filter(entry ->
                        entry.kind().equals(EntryKind.TABLE_DATA) && entry.hasData() && isMissing(entry.copy()))
                .findFirst()
                .ifPresent(entry -> {
                    throw new RefusedException(
                            "The archive holds the rows of " + entry.tag() + " as INSERT statements.",
                            "Dump again without --inserts and --column-inserts, or use pg_restore.");
                });
    }

    private static boolean isMissing(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isEmpty();
    }
}
