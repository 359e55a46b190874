package io.restorable.backup.ddl.selection;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.schema.ExtensionRecord;
import io.restorable.backup.catalog.schema.SchemaObjects;
import io.restorable.backup.catalog.schema.SchemaRecord;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.catalog.scope.ScopeMatches;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.ObjectNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which components of each object are asked for, as pg_dump 18 does. Membership of an extension overrides all
 * else: of such an object only the privileges that changed since are kept. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, checkExtensionMembership and the selectDumpable… functions.
 */
public final class Selection {

    /** The last OID that initdb gives to objects. Source: PostgreSQL 18, src/include/access/transam.h. */
    public static final long LAST_BUILT_IN_OID = 16_383;

    private static final Set<Component> ALL = Set.copyOf(EnumSet.allOf(Component.class));
    private static final Set<Component> NONE = Set.of();
    private static final Set<Component> PRIVILEGES = Set.of(Component.PRIVILEGES);

    private final DumpScope scope;
    private final ScopeMatches matches;
    private final Map<CatalogId, Long> members;
    private final Map<String, Set<Component>> contentsOfSchema = new HashMap<>();
    private final Map<Long, Set<Component>> partsOfExtension = new HashMap<>();

    /**
     * @param scope what is asked for
     * @param matches which tables and schemas that means here
     * @param objects the schemas, the extensions and their members
     */
    public Selection(DumpScope scope, ScopeMatches matches, SchemaObjects objects) {
        this.scope = scope;
        this.matches = matches;
        this.members = objects.members();
        objects.schemas().forEach(schema -> contentsOfSchema.put(schema.name(), chooseContents(schema)));
        objects.extensions().forEach(extension -> partsOfExtension.put(extension.oid(), choose(extension)));
    }

    /** What the backup is asked to hold. */
    public DumpScope scope() {
        return scope;
    }

    /** Which tables and schemas the scope's patterns name. */
    public ScopeMatches matches() {
        return matches;
    }

    /** Whether an extension made this object. */
    public boolean isMember(CatalogId id) {
        return members.containsKey(id);
    }

    /** What is asked of objects within a schema; nothing for a schema that does not exist. */
    public Set<Component> contentsOf(@Nullable String schema) {
        return contentsOfSchema.getOrDefault(schema == null ? "" : schema, NONE);
    }

    /** What is asked of an extension. */
    public Set<Component> partsOf(ExtensionRecord extension) {
        return partsOfExtension.getOrDefault(extension.oid(), NONE);
    }

    /** Most objects: as their schema, or, outside schemas, if everything is asked for. */
    public void select(ObjectNode node) {
        select(node, node.schema() != null ? contentsOf(node.schema()) : allIfEverything());
    }

    /** Tables, views, sequences and the like: by the patterns, else as their schema. */
    public void selectTable(ObjectNode node) {
        node.request(tableParts(node.id(), node.schema()));
    }

    /** What is asked of a table, view, sequence or the like; see {@link #selectTable}. */
    public Set<Component> tableParts(CatalogId id, @Nullable String schema) {
        Set<Component> chosen = scope.includedTables().isEmpty()
                ? contentsOf(schema)
                : matches.includedTables().contains(id.oid()) ? ALL : NONE;
        return parts(id, matches.excludedTables().contains(id.oid()) ? NONE : chosen);
    }

    /** Statistics objects: as their schema, if their table is defined in the backup. */
    public void selectStatistics(ObjectNode node, @Nullable ObjectNode table) {
        boolean tableDefined = table != null && table.requested().contains(Component.DEFINITION);
        select(node, tableDefined ? contentsOf(node.schema()) : NONE);
    }

    /** Casts and access methods: those that initdb did not make. */
    public void selectUnlessBuiltIn(ObjectNode node) {
        select(node, node.id().oid() <= LAST_BUILT_IN_OID ? NONE : allIfEverything());
    }

    /** Procedural languages: all of the user's, the privileges of those that initdb made. */
    public void selectLanguage(ObjectNode node) {
        boolean builtIn = node.id().oid() <= LAST_BUILT_IN_OID;
        select(node, builtIn && scope.includesEverything() ? PRIVILEGES : allIfEverything());
    }

    /** Publications, their tables and schemas: only if everything is asked for, whatever schema they name. */
    public void selectPublicationObject(ObjectNode node) {
        select(node, allIfEverything());
    }

    /** Schemas themselves. */
    public void selectSchema(ObjectNode node, SchemaRecord schema) {
        var chosen = EnumSet.noneOf(Component.class);
        chosen.addAll(contentsOf(schema.name()));
        if (isPublic(schema) && schema.ownedByDefault() && scope.includesEverything()) {
            chosen.remove(Component.DEFINITION);
        }
        select(node, chosen);
    }

    /** Extensions themselves. */
    public void selectExtension(ObjectNode node, ExtensionRecord extension) {
        node.request(partsOf(extension));
    }

    /** Whether the rows of an extension's configuration table are the user's to keep. */
    public boolean keepsRowsOf(ExtensionRecord extension, long tableOid, ObjectNode schema) {
        boolean keep = partsOf(extension).contains(Component.DEFINITION)
                || matches.includedTables().contains(tableOid)
                || schema.requested().contains(Component.DATA);
        return keep
                && !matches.excludedTables().contains(tableOid)
                && !matches.excludedSchemas().contains(schema.id().oid());
    }

    private void select(ObjectNode node, Set<Component> chosen) {
        node.request(parts(node.id(), chosen));
    }

    private Set<Component> parts(CatalogId id, Set<Component> chosen) {
        Long extension = members.get(id);
        if (extension == null) {
            return chosen;
        }
        var parts = partsOfExtension.getOrDefault(extension, NONE);
        return parts.contains(Component.PRIVILEGES) ? PRIVILEGES : NONE;
    }

    private Set<Component> allIfEverything() {
        return scope.includesEverything() ? ALL : NONE;
    }

    private static boolean isPublic(SchemaRecord schema) {
        return schema.name().equals("public");
    }

    private Set<Component> chooseContents(SchemaRecord schema) {
        if (!scope.includedTables().isEmpty() || matches.excludedSchemas().contains(schema.oid())) {
            return NONE;
        }
        if (!scope.includedSchemas().isEmpty()) {
            return matches.includedSchemas().contains(schema.oid()) ? ALL : NONE;
        }
        if (schema.name().equals("pg_catalog")) {
            return PRIVILEGES;
        }
        return schema.name().startsWith("pg_") || schema.name().equals("information_schema") ? NONE : ALL;
    }

    private Set<Component> choose(ExtensionRecord extension) {
        return extension.oid() <= LAST_BUILT_IN_OID ? PRIVILEGES : allIfEverything();
    }
}
