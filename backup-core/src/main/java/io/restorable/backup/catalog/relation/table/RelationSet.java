package io.restorable.backup.catalog.relation.table;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All relations of a database, and which of them are locked, so that the server's functions may print their parts: on
 * other relations those functions may fail or answer wrongly while somebody changes them.
 */
public final class RelationSet {

    private final List<Relation> relations;
    private final Map<Long, Relation> byOid = new HashMap<>();
    private final Set<Long> detailed;
    private final String oids;

    /**
     * @param relations all relations
     * @param detailed the OIDs of those whose columns, indexes and so on are wanted
     */
    public RelationSet(List<Relation> relations, Collection<Long> detailed) {
        this.relations = List.copyOf(relations);
        relations.forEach(relation -> byOid.put(relation.oid(), relation));
        this.detailed = new TreeSet<>(detailed);
        this.oids = this.detailed.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** All relations in the order they were read. */
    public List<Relation> relations() {
        return relations;
    }

    /** The relation with this OID, or {@code null} if there is none. */
    public @Nullable Relation find(long oid) {
        return byOid.get(oid);
    }

    /** Whether the relation's columns, indexes and so on are wanted. */
    public boolean isDetailed(long oid) {
        return detailed.contains(oid);
    }

    /** The OIDs of the wanted relations as the text of an {@code oid[]}, for a query's parameter. */
    public String detailedOids() {
        return oids;
    }

    /**
     * Reads the columns {@code oid} and {@code name} of a row as the identity of something that belongs to a relation,
     * whose schema and owner it shares.
     */
    public ObjectIdentity part(SystemCatalog catalog, Row row, long relation) {
        Relation whole = byOid.get(relation);
        if (whole == null) {
            throw new IllegalArgumentException("no relation has the OID " + relation);
        }
        return new ObjectIdentity(
                CatalogId.of(catalog, row.oid("oid")), whole.schema(), row.text("name"), whole.owner());
    }
}
