package io.restorable.backup.ddl.graph;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing to define, what it needs before it, and what breaking dependency loops decided about it. Nodes change until
 * the order is fixed and belong to one thread.
 */
public final class ObjectNode {

    private final int dumpId;
    private final NodeKind kind;
    private final CatalogId id;
    private final @Nullable String schema;
    private final String name;
    private final Object subject;
    private final Set<Integer> dependencies = new DumpIds();
    private EnumSet<Component> available = EnumSet.of(Component.DEFINITION);
    private EnumSet<Component> requested = EnumSet.allOf(Component.class);
    private boolean separate;
    private boolean postponed;
    private boolean dummyView;
    private char relationKind;
    private SortKey sortKey = SortKey.NONE;
    private @Nullable ObjectNode owner;
    private @Nullable ObjectNode shell;
    private final List<String> extensions = new ArrayList<>();

    ObjectNode(int dumpId, NodeKind kind, CatalogId id, @Nullable String schema, String name, Object subject) {
        this.dumpId = dumpId;
        this.kind = kind;
        this.id = id;
        this.schema = schema;
        this.name = name;
        this.subject = subject;
    }

    /** The number of the node's own entry in the archive. */
    public int dumpId() {
        return dumpId;
    }

    public NodeKind kind() {
        return kind;
    }

    /** The catalog row, or {@link CatalogId#NONE} for nodes that are no object of their own. */
    public CatalogId id() {
        return id;
    }

    /** The schema to sort by, or {@code null}. */
    public @Nullable String schema() {
        return schema;
    }

    /** The name to sort by. */
    public String name() {
        return name;
    }

    /** The catalog record the node stands for. */
    public <T> T subject(Class<T> type) {
        return type.cast(subject);
    }

    /** The dump ids of the nodes that come before this one, in the order they were named; a live, read-only view. */
    public Set<Integer> dependencies() {
        return Collections.unmodifiableSet(dependencies);
    }

    public void dependOn(ObjectNode other) {
        dependencies.add(other.dumpId);
    }

    public void dropDependency(ObjectNode other) {
        dependencies.remove(other.dumpId);
    }

    /** The components this object has: its definition, and what the catalog holds besides. */
    public Set<Component> available() {
        return available;
    }

    /** Says that the object has this component. */
    public void provide(Component component) {
        available.add(component);
    }

    /** The components the selection asks for; what is not available does not count. */
    public Set<Component> requested() {
        return requested;
    }

    public void request(Set<Component> components) {
        requested = components.isEmpty() ? EnumSet.noneOf(Component.class) : EnumSet.copyOf(components);
    }

    /** Whether the component is asked for and there. */
    public boolean includes(Component component) {
        return requested.contains(component) && available.contains(component);
    }

    /** Whether any component is asked for and there. */
    public boolean isIncluded() {
        return requested.stream().anyMatch(available::contains);
    }

    /** Whether the object is defined by an entry of its own rather than within its owner's (defaults, checks, rules). */
    public boolean isSeparate() {
        return separate;
    }

    public void separate() {
        separate = true;
    }

    /** Whether the definition was moved behind the data to break a loop. */
    public boolean isPostponed() {
        return postponed;
    }

    public void postpone() {
        postponed = true;
    }

    /** Whether a view is first created with null columns, and by its rule later. */
    public boolean isDummyView() {
        return dummyView;
    }

    public void makeDummyView() {
        dummyView = true;
    }

    /** What {@code relkind} of pg_class holds for tables, {@code '\0'} for all else. */
    public char relationKind() {
        return relationKind;
    }

    /** Says what kind of relation a TABLE node is: views and materialized views have loops of their own. */
    public void relationKind(char letter) {
        relationKind = letter;
    }

    /** What orders nodes of the same kind, schema and name. */
    public SortKey sortKey() {
        return sortKey;
    }

    public void sortKey(SortKey key) {
        sortKey = key;
    }

    /** The node whose definition includes this one unless {@link #isSeparate}, or {@code null}. */
    public @Nullable ObjectNode owner() {
        return owner;
    }

    /**
     * Says that this node is a part of another one: an ON SELECT rule of its view, a CHECK constraint of its table or
     * domain, a NOT NULL constraint of its domain, a default of its table, an index of the partitioned index it is
     * attached to, the pg_class row of a composite type of that type. Loops between the two are harmless.
     */
    public void partOf(ObjectNode whole) {
        owner = whole;
    }

    /** The shell that stands for a type before its functions exist, or {@code null}. */
    public @Nullable ObjectNode shell() {
        return shell;
    }

    public void shell(ObjectNode shellType) {
        shell = shellType;
    }

    /** The extensions that this object was marked to depend on (ALTER … DEPENDS ON EXTENSION), by name. */
    public List<String> extensions() {
        return Collections.unmodifiableList(extensions);
    }

    public void dependOnExtension(String name) {
        extensions.add(name);
    }

    /**
     * The statements that mark the object to depend on extensions again, each begun by an empty line and ended without
     * one, as pg_dump 18 appends them; usually empty.
     *
     * @param type the kind of object: {@code FUNCTION}, {@code TRIGGER name ON}
     * @param name the name ready to print, with schema
     */
    public String extensionCommands(String type, String name) {
        var sql = new StringBuilder();
        for (String extension : extensions) {
            sql.append("\nALTER ").append(type).append(' ').append(name);
            sql.append(" DEPENDS ON EXTENSION ")
                    .append(Identifiers.quote(extension))
                    .append(';');
        }
        return sql.toString();
    }

    @Override
    public String toString() {
        return kind + " " + Identifiers.qualify(schema, name) + " (" + id.oid() + ")";
    }
}
