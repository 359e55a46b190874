package io.restorable.backup.catalog.object;

import io.restorable.backup.connect.Session;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All comments of a database by catalog row and column number (pg_description). Not changed once read. */
public final class Comments {

    /** No comments at all. */
    public static final Comments NONE = new Comments(Map.of());

    private final Map<CatalogId, SortedMap<Integer, String>> texts;

    private Comments(Map<CatalogId, SortedMap<Integer, String>> texts) {
        this.texts = texts;
    }

    /** Reads all of pg_description in one query. */
    public static Comments read(Session session) {
        var texts = new HashMap<CatalogId, SortedMap<Integer, String>>();
        session.forEach(
                "reading the comments",
                "SELECT classoid, objoid, objsubid, description FROM pg_catalog.pg_description",
                row -> texts.computeIfAbsent(
                                new CatalogId(row.oid("classoid"), row.oid("objoid")), id -> new TreeMap<>())
                        .put(row.number("objsubid"), row.text("description")));
        return new Comments(texts);
    }

    /**
     * The comment on an object or on one of its columns, or {@code null} where there is none.
     *
     * @param subId the column's number, 0 for the object itself
     */
    public @Nullable String find(CatalogId id, int subId) {
        return all(id).get(subId);
    }

    /** The comments on an object (number 0) and its columns, by number. */
    public SortedMap<Integer, String> all(CatalogId id) {
        return Collections.unmodifiableSortedMap(texts.getOrDefault(id, Collections.emptySortedMap()));
    }

    /** The objects that have a comment, or whose columns have one. */
    public Set<CatalogId> objects() {
        return Collections.unmodifiableSet(texts.keySet());
    }
}
