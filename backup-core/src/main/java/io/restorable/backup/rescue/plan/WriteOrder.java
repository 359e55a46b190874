package io.restorable.backup.rescue.plan;

import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.rescue.live.ForeignKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts tables in an order in which those that others refer to come first. Pure. */
final class WriteOrder {

    private WriteOrder() {}

    /**
     * Orders tables.
     *
     * @return groups to write one after the other; the tables of a group refer to one another in a circle, and so have to
     *     be written by one statement
     */
    static List<List<QualifiedName>> of(Collection<QualifiedName> tables, Collection<ForeignKey> keys) {
        var remaining = new TreeSet<>(tables);
        var groups = new ArrayList<List<QualifiedName>>();
        while (!remaining.isEmpty()) {
            Map<QualifiedName, Set<QualifiedName>> needs = new HashMap<>();
            remaining.forEach(table -> needs.put(table, withNeeds(table, remaining, keys)));
            // whoever needs least needs nobody, or only those who need it in turn
            QualifiedName next = remaining.first();
            for (QualifiedName table : remaining) {
                if (needs.getOrDefault(table, Set.of()).size()
                        < needs.getOrDefault(next, Set.of()).size()) {
                    next = table;
                }
            }
            Set<QualifiedName> group = needs.getOrDefault(next, Set.of());
            groups.add(List.copyOf(group));
            remaining.removeAll(group);
        }
        return groups;
    }

    private static Set<QualifiedName> withNeeds(
            QualifiedName table, Set<QualifiedName> remaining, Collection<ForeignKey> keys) {
        var found = new LinkedHashSet<>(List.of(table));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (ForeignKey key : keys) {
                grew |= found.contains(key.child()) && remaining.contains(key.parent()) && found.add(key.parent());
            }
        }
        return found;
    }
}
