package io.restorable.backup.ddl;

import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.CatalogOutline;
import io.restorable.backup.catalog.object.Comments;
import io.restorable.backup.catalog.object.SecurityLabels;
import io.restorable.backup.catalog.relation.table.RelationSet;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a catalog looks like to us if one of its readers had read nothing. */
final class CatalogParts {

    /**
     * What the proof itself is made of, what says which objects are asked for, the base that privileges are compared
     * with, and what only tells the order of objects.
     */
    private static final Set<String> NO_OBJECTS = Set.of(
            "version",
            "userMade",
            "scope",
            "matches",
            "database",
            "members",
            "initialPrivileges",
            "dependencies",
            "refreshes",
            "hidden",
            "warnings");

    /** The outline's relations come again, with the locked ones marked, among the objects. */
    private static final String FIRST_LIST = "relations";

    private CatalogParts() {}

    /** The catalog without the contents of one list, for each list in it that is not empty, by the list's name. */
    static Map<String, Catalog> of(Catalog catalog) {
        var variants = new LinkedHashMap<String, Catalog>();
        variants(catalog).forEach(variant -> variants.put(variant.part, (Catalog) variant.record));
        return variants;
    }

    private static Stream<Variant> variants(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(component -> !NO_OBJECTS.contains(component.getName()))
                .filter(component -> !(record instanceof CatalogOutline
                        && component.getName().equals(FIRST_LIST)))
                .flatMap(component -> variants(record, component));
    }

    private static Stream<Variant> variants(Record record, RecordComponent component) {
        Object value = value(record, component);
        if (value instanceof Collection<?> list) {
            return list.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Variant(component.getName(), with(record, component, List.of())));
        }
        Object nothing = nothingInPlaceOf(value);
        if (nothing != null) {
            return Stream.of(new Variant(component.getName(), with(record, component, nothing)));
        }
        if (value instanceof Record part) {
            return variants(part)
                    .map(variant -> new Variant(
                            component.getName() + "." + variant.part, with(record, component, variant.record)));
        }
        return Stream.empty();
    }

    private static @Nullable Object nothingInPlaceOf(Object value) {
        if (value instanceof Comments comments && !comments.objects().isEmpty()) {
            return Comments.NONE;
        }
        if (value instanceof SecurityLabels labels && !labels.objects().isEmpty()) {
            return SecurityLabels.NONE;
        }
        return value instanceof RelationSet ? new RelationSet(List.of(), List.of()) : null;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Record with(Record record, RecordComponent changed, Object value) {
        var components = record.getClass().getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> component.getName().equals(changed.getName()) ? value : value(record, component))
                .toArray();
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A record without one of its parts. */
    private record Variant(String part, Record record) {}
}
