package io.restorable.backup.catalog.object;

import io.restorable.backup.connect.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All security labels of a database by catalog row (pg_seclabels). Not changed once read. */
public final class SecurityLabels {

    /** No security labels at all. */
    public static final SecurityLabels NONE = new SecurityLabels(Map.of());

    private final Map<CatalogId, List<Label>> labels;

    private SecurityLabels(Map<CatalogId, List<Label>> labels) {
        this.labels = labels;
    }

    /** Reads all of pg_seclabels in one query. */
    public static SecurityLabels read(Session session) {
        var labels = new HashMap<CatalogId, List<Label>>();
        session.forEach(
                "reading the security labels",
                "SELECT classoid, objoid, objsubid, provider, label FROM pg_catalog.pg_seclabels"
                        + " ORDER BY classoid, objoid, objsubid",
                row -> labels.computeIfAbsent(
                                new CatalogId(row.oid("classoid"), row.oid("objoid")), id -> new ArrayList<>())
                        .add(new Label(row.number("objsubid"), row.text("provider"), row.text("label"))));
        return new SecurityLabels(labels);
    }

    /** The labels of an object (number 0) and its columns, by number. */
    public List<Label> all(CatalogId id) {
        return Collections.unmodifiableList(labels.getOrDefault(id, List.of()));
    }

    /** The objects that have a label, or whose columns have one. */
    public Set<CatalogId> objects() {
        return Collections.unmodifiableSet(labels.keySet());
    }

    /**
     * One label.
     *
     * @param subId the column's number, 0 for the object itself
     * @param provider the label provider's name, not quoted
     * @param text the label
     */
    public record Label(int subId, String provider, String text) {}
}
