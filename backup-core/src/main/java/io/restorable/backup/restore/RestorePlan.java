package io.restorable.backup.restore;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.pg.NamePattern;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.restore.plan.EntrySelection;
import io.restorable.backup.restore.plan.EntryTraits;
import io.restorable.backup.restore.role.KeptRoles;
import io.restorable.backup.restore.role.RoleNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which entries of an archive are restored, and what is left out knowingly.
 *
 * @param entries what is restored, in the archive's order
 * @param roles the roles it needs
 * @param warnings a full sentence for each thing that was asked for indirectly and stays away
 */
record RestorePlan(List<TocEntry> entries, RoleNeeds roles, List<String> warnings) {

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
        var all = source.contents().entries();
        var objects = all.stream()
                .filter(EntryTraits::isOfAnObject)
                .filter(entry -> options.privileges() || !isPrivileges(entry))
                .toList();
        refuseInserts(objects);
        if (!options.isPartial()) {
            return new RestorePlan(objects, roles(source, options, objects), List.of());
        }
        var selection = EntrySelection.of(objects, wanted(options));
        if (selection.entries().isEmpty()) {
            throw new RefusedException(
                    "Nothing in " + source.name() + " matches " + describe(options) + ".",
                    "Look at what it holds with 'show', then name tables as schema.table and schemas by their names.");
        }
        var warnings = new ArrayList<String>();
        selection
                .leftOut()
                .forEach(entry -> warnings.add(
                        "Left out " + entry.kind() + " " + entry.tag() + ": it needs a table that was not asked for."));
        return new RestorePlan(selection.entries(), roles(source, options, selection.entries()), warnings);
    }

    /** A part of a backup may need fewer roles than the manifest names; who owns its objects is known for certain. */
    private static RoleNeeds roles(SourceArchive source, RestoreOptions options, List<TocEntry> entries) {
        Manifest manifest = source.manifest();
        List<String> others = manifest != null && options.privileges() && !options.isPartial()
                ? manifest.contents().roles()
                : List.of();
        KeptRoles kept = options.surroundings().createRoles() ? source.roles() : KeptRoles.NONE;
        return RoleNeeds.of(entries, options.owners(), others, kept);
    }

    private static boolean isPrivileges(TocEntry entry) {
        return entry.kind().equals(EntryKind.ACL) || entry.kind().equals(EntryKind.DEFAULT_ACL);
    }

    private static Predicate<QualifiedName> wanted(RestoreOptions options) {
        var tables = options.tables().stream().map(NamePattern::parseQualified).toList();
        var schemas = options.schemas().stream().map(NamePattern::parseSimple).toList();
        return relation -> tables.stream().anyMatch(table -> table.matches(relation.schema(), relation.name()))
                || schemas.stream().anyMatch(schema -> schema.matches(null, relation.schema()));
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
