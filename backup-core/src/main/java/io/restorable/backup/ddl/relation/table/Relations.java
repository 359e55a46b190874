package io.restorable.backup.ddl.relation.table;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The relations of one graph by OID, in the order of their OIDs. */
public final class Relations {

    private final Map<Long, RelationParts> byOid = new LinkedHashMap<>();

    void add(RelationParts parts) {
        byOid.put(parts.relation().oid(), parts);
    }

    /** All of them. */
    public Collection<RelationParts> all() {
        return Collections.unmodifiableCollection(byOid.values());
    }

    /** The relation with this OID, or {@code null} if there is none. */
    public @Nullable RelationParts find(long oid) {
        return byOid.get(oid);
    }

    /**
     * The relation with this OID.
     *
     * @throws IllegalArgumentException if there is none
     */
    public RelationParts get(long oid) {
        RelationParts parts = byOid.get(oid);
        if (parts == null) {
            throw new IllegalArgumentException("no relation has the OID " + oid);
        }
        return parts;
    }
}
