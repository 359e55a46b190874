package io.restorable.backup.ddl;

import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.coverage.ObjectDetail;
import io.restorable.backup.catalog.coverage.UserMadeRow;
import io.restorable.backup.catalog.coverage.UserMadeRow.Standing;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.RelationObjects;
import io.restorable.backup.catalog.relation.table.RelationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what was read of objects with the rows counted in the catalogs, before anything is made of it: a detail that
 * was not read would be missing in a definition without a trace.
 */
final class DetailCheck {

    private final Catalog catalog;
    private final RelationObjects relations;

    DetailCheck(Catalog catalog) {
        this.catalog = catalog;
        this.relations = catalog.objects().relations();
    }

    /**
     * What was not read, in words.
     *
     * @param describer says what catalog rows are
     */
    List<String> lost(Function<List<CatalogId>, List<String>> describer) {
        var lost = new ArrayList<>(describer.apply(lostPlaces()));
        for (ObjectDetail.Kind kind : ObjectDetail.Kind.values()) {
            describer.apply(lost(kind)).forEach(object -> lost.add(kind.words() + " " + object));
        }
        return lost;
    }

    /** Everything else refers to its schema or its table, so these are looked at first. */
    private List<CatalogId> lostPlaces() {
        Set<CatalogId> read = Stream.concat(
                        catalog.outline().schemas().schemas().stream(), relations.relations().relations().stream())
                .map(DatabaseObject::id)
                .collect(Collectors.toSet());
        return catalog.userMade().rows().stream()
                .filter(row -> row.parent() == null && row.standing() == Standing.OWN)
                .map(UserMadeRow::id)
                .filter(id -> id.isIn(SystemCatalog.PG_NAMESPACE) || id.isIn(SystemCatalog.PG_CLASS))
                .filter(id -> !read.contains(id))
                .toList();
    }

    private List<CatalogId> lost(ObjectDetail.Kind kind) {
        Function<CatalogId, Long> read = reader(kind);
        return catalog.userMade().details().stream()
                .filter(detail -> detail.kind() == kind && isWanted(detail))
                .filter(detail -> read.apply(detail.object()) < detail.count())
                .map(ObjectDetail::object)
                .toList();
    }

    /** Of relations that no part of the backup is about, the details are not read. */
    private boolean isWanted(ObjectDetail detail) {
        boolean ofRelation =
                detail.kind() != ObjectDetail.Kind.COMMENTS && detail.kind() != ObjectDetail.Kind.SECURITY_LABELS;
        return !ofRelation || relations.relations().isDetailed(detail.object().oid());
    }

    private Function<CatalogId, Long> reader(ObjectDetail.Kind kind) {
        return switch (kind) {
            case COMMENTS ->
                id -> (long) catalog.annotations().comments().all(id).size();
            case SECURITY_LABELS ->
                id -> (long) catalog.annotations().labels().all(id).size();
            case COLUMNS ->
                counted(relations.columns().columns().stream()
                        .filter(column -> !column.dropped())
                        .map(column -> column.relation()));
            case COLUMN_PRIVILEGES ->
                counted(relations.columns().privileges().stream().map(privileges -> privileges.relation()));
            case PARENTS -> counted(relations.tables().inheritances().stream().map(parent -> parent.child()));
            case PARTITION_KEY ->
                counted(relations.tables().partitioned().stream().map(table -> table.table()));
            case FOREIGN_SERVER -> counted(relations.tables().foreign().stream().map(table -> table.table()));
            case QUERY ->
                counted(relations.tables().texts().stream()
                        .filter(text -> text.query() != null)
                        .map(RelationText::relation));
            case COUNTING -> counted(relations.sequences().sequences().stream().map(sequence -> sequence.relation()));
        };
    }

    private static Function<CatalogId, Long> counted(Stream<Long> relations) {
        Map<Long, Long> counts = relations.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return id -> counts.getOrDefault(id.oid(), 0L);
    }
}
