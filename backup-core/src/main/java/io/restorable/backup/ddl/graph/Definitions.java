package io.restorable.backup.ddl.graph;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.Annotations;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.privilege.PrivilegeCommands;
import io.restorable.backup.ddl.privilege.PrivilegeTarget;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The entries written so far, in the order of the archive, and the entries that hang on others: comments, security
 * labels, privileges. Belongs to one thread. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpComment,
 * dumpTableComment, dumpSecLabel, dumpTableSecLabel, dumpACL.
 */
public final class Definitions {

    /** What the methods here return where no entry was written. */
    public static final int NO_ENTRY = 0;

    private static final String LARGE_OBJECT = "LARGE OBJECT";

    private final Annotations annotations;
    private final boolean schemaIncluded;
    private final boolean dataIncluded;
    private final List<Definition> entries = new ArrayList<>();
    private int lastDumpId;

    /**
     * @param lastDumpId the last number given to a node; entries that hang on others get the numbers after it
     * @param annotations the comments, labels and initial privileges of the database
     * @param schemaIncluded false for an archive of data only
     * @param dataIncluded false for an archive of definitions only
     */
    public Definitions(int lastDumpId, Annotations annotations, boolean schemaIncluded, boolean dataIncluded) {
        this.lastDumpId = lastDumpId;
        this.annotations = annotations;
        this.schemaIncluded = schemaIncluded;
        this.dataIncluded = dataIncluded;
    }

    /** Whether definitions are asked for at all; false for an archive of data only. */
    public boolean includesSchema() {
        return schemaIncluded;
    }

    /** Whether rows are asked for; false for an archive of definitions only. */
    public boolean includesData() {
        return dataIncluded;
    }

    /** Starts the node's own entry, with its number and catalog row. */
    public static Definition.Builder entry(ObjectNode node, String kind, String tag, Section section) {
        return Definition.of(node.dumpId(), node.id(), kind, tag, section);
    }

    /** Adds an entry. */
    public void add(Definition entry) {
        entries.add(entry);
    }

    /** Adds an entry. */
    public void add(Definition.Builder entry) {
        entries.add(entry.build());
    }

    /** The next free number, for an entry without node. */
    public int nextDumpId() {
        return ++lastDumpId;
    }

    /** The entries so far; a live, read-only view. */
    public List<Definition> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** Adds the node's comment and security labels, as far as they are asked for and there. */
    public void annotate(ObjectNode node, CommandTarget target) {
        if (node.includes(Component.COMMENT)) {
            comment(target, 0);
        }
        if (node.includes(Component.SECURITY_LABEL)) {
            securityLabels(target, 0);
        }
    }

    /** Adds the node's comment, security labels and privileges, as far as they are asked for and there. */
    public void annotate(ObjectNode node, CommandTarget target, AccessPrivileges privileges) {
        annotate(node, target);
        if (node.includes(Component.PRIVILEGES)) {
            privileges(target, privileges);
        }
    }

    /**
     * Adds the comment on an object, if it has one.
     *
     * @param subId the number under which pg_description holds it, 0 for the object itself
     */
    public void comment(CommandTarget target, int subId) {
        String text = annotations.comments().find(target.id(), subId);
        if (text != null) {
            comment(target, text);
        }
    }

    /** Adds a comment with this text, whatever the catalog holds. */
    public void comment(CommandTarget target, String text) {
        if (target.type().equals(LARGE_OBJECT) ? dataIncluded : schemaIncluded) {
            String sql = "COMMENT ON " + target.type() + " " + target.qualifiedName() + " IS " + Literals.quote(text);
            hang(target, "COMMENT", target.type() + " " + target.name(), sql + ";\n");
        }
    }

    /**
     * Adds the comment on an object that initdb makes with one: nothing where it still has that comment, an empty one
     * where somebody removed it.
     */
    public void commentUnless(CommandTarget target, String builtInText) {
        String text = annotations.comments().find(target.id(), 0);
        if (!builtInText.equals(text)) {
            comment(target, text == null ? "" : text);
        }
    }

    /**
     * Adds the comments on a table, view, sequence or composite type and on its columns.
     *
     * @param columnName the name, not quoted, of the column with a number, or {@code null} for one that is gone
     */
    public void tableComments(CommandTarget table, IntFunction<@Nullable String> columnName) {
        annotations.comments().all(table.id()).forEach((subId, text) -> {
            String column = subId == 0 ? null : columnName.apply(subId);
            if (subId == 0) {
                comment(table, text);
            } else if (column != null) {
                comment(table.as("COLUMN").named(table.name() + "." + Identifiers.quote(column)), text);
            }
        });
    }

    /**
     * Adds the security labels on an object, if it has any.
     *
     * @param subId the number under which pg_seclabel holds them, 0 for the object itself
     */
    public void securityLabels(CommandTarget target, int subId) {
        var sql = new StringBuilder();
        for (var label : annotations.labels().all(target.id())) {
            if (label.subId() == subId) {
                appendLabel(sql, label.provider(), target.type() + " " + target.qualifiedName(), label.text());
            }
        }
        addLabels(target, sql);
    }

    /** Adds the security labels on a table and its columns as one entry; the arguments as {@link #tableComments}. */
    public void tableSecurityLabels(CommandTarget table, IntFunction<@Nullable String> columnName) {
        var sql = new StringBuilder();
        for (var label : annotations.labels().all(table.id())) {
            String column = label.subId() == 0 ? null : columnName.apply(label.subId());
            String object = column == null
                    ? table.type() + " " + table.qualifiedName()
                    : "COLUMN " + table.qualifiedName() + "." + Identifiers.quote(column);
            appendLabel(sql, label.provider(), object, label.text());
        }
        addLabels(table, sql);
    }

    /**
     * Adds the privileges on an object, as far as they differ from what it has by itself.
     *
     * @return the number of the entry, or {@link #NO_ENTRY} where nothing differs
     */
    public int privileges(CommandTarget target, AccessPrivileges privileges) {
        return privileges(target, target.type() + " " + target.name(), privileges);
    }

    /** As {@link #privileges(CommandTarget, AccessPrivileges)}, with another tag for the entry. */
    public int privileges(CommandTarget target, String tag, AccessPrivileges privileges) {
        return privileges(target, null, 0, tag, privileges, NO_ENTRY);
    }

    /**
     * Adds the privileges on one column.
     *
     * @param table the table that the column belongs to
     * @param column the column's name, not quoted
     * @param number the column's number
     * @param tableEntry the entry of the table's own privileges, which these come after, or {@link #NO_ENTRY}
     */
    public void columnPrivileges(
            CommandTarget table, String column, int number, AccessPrivileges privileges, int tableEntry) {
        String quoted = Identifiers.quote(column);
        privileges(table, quoted, number, "COLUMN " + table.name() + "." + quoted, privileges, tableEntry);
    }

    private int privileges(
            CommandTarget target,
            @Nullable String column,
            int subId,
            String tag,
            AccessPrivileges privileges,
            int otherEntry) {
        if (!schemaIncluded && !target.type().equals(LARGE_OBJECT)) {
            return NO_ENTRY;
        }
        List<String> initial = annotations.initialPrivileges().find(target.id(), subId);
        List<String> granted = privileges.granted();
        if (granted == null) {
            granted = initial == null ? null : privileges.builtIn();
        }
        if (granted == null) {
            return NO_ENTRY;
        }
        var grantTarget =
                new PrivilegeTarget(target.type(), target.schema(), target.name(), column, target.owner(), "");
        String sql = PrivilegeCommands.build(grantTarget, granted, initial == null ? privileges.builtIn() : initial);
        return sql.isEmpty() ? NO_ENTRY : hang(target, "ACL", tag, sql, otherEntry);
    }

    private static void appendLabel(StringBuilder sql, String provider, String object, String text) {
        sql.append("SECURITY LABEL FOR ").append(Identifiers.quote(provider));
        sql.append(" ON ")
                .append(object)
                .append(" IS ")
                .append(Literals.quote(text))
                .append(";\n");
    }

    private void addLabels(CommandTarget target, StringBuilder sql) {
        boolean included = target.type().equals(LARGE_OBJECT) ? dataIncluded : schemaIncluded;
        if (included && !sql.isEmpty()) {
            hang(target, "SECURITY LABEL", target.type() + " " + target.name(), sql.toString());
        }
    }

    private int hang(CommandTarget target, String kind, String tag, String sql, int... moreEntries) {
        var entry = Definition.of(nextDumpId(), CatalogId.NONE, kind, tag, Section.NONE)
                .schema(target.schema())
                .owner(target.owner())
                .create(sql)
                .dependOn(target.dumpId());
        for (int other : moreEntries) {
            if (other != NO_ENTRY) {
                entry.dependOn(other);
            }
        }
        add(entry);
        return lastDumpId;
    }
}
