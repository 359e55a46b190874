package io.restorable.backup.ddl.graph;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.SystemCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All nodes of one backup by number and by catalog row. Belongs to one thread. */
public final class ObjectGraph {

    private final List<ObjectNode> nodes = new ArrayList<>();
    private final Map<CatalogId, ObjectNode> byId = new HashMap<>();

    /**
     * Adds a node with the next dump id.
     *
     * @param id the catalog row, or {@link CatalogId#NONE}
     * @param schema the schema to sort by, or {@code null}
     * @param name the name to sort by
     * @param subject the catalog record the node stands for
     */
    public ObjectNode add(NodeKind kind, CatalogId id, @Nullable String schema, String name, Object subject) {
        var node = new ObjectNode(nodes.size() + 1, kind, id, schema, name, subject);
        nodes.add(node);
        if (!id.equals(CatalogId.NONE)) {
            byId.put(id, node);
        }
        return node;
    }

    /** Makes another catalog row stand for the node: pg_depend may name either. */
    public void alias(CatalogId id, ObjectNode node) {
        byId.put(id, node);
    }

    /** The node of a row, or {@code null} if it has none. */
    public @Nullable ObjectNode find(SystemCatalog catalog, long oid) {
        return byId.get(CatalogId.of(catalog, oid));
    }

    /** Adds a node that stands for a record, under the record's own name and schema. */
    public ObjectNode add(NodeKind kind, DatabaseObject object) {
        return add(kind, object.id(), object.schema(), object.name(), object);
    }

    /** The node of a catalog row, or {@code null} if it has none. */
    public @Nullable ObjectNode find(CatalogId id) {
        return byId.get(id);
    }

    /** The node with this dump id. */
    public ObjectNode node(int dumpId) {
        return nodes.get(dumpId - 1);
    }

    /** All nodes in the order they were added; a live, read-only view. */
    public List<ObjectNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }
}
