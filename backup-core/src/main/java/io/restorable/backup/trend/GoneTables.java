package io.restorable.backup.trend;

import io.restorable.backup.pg.QualifiedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the tables that are no longer there. One whose name differs from that of a new one in its digits only has made
 * room for it, as the oldest partition does for the newest: {@code events_2026_10} for {@code events_2026_11}.
 */
final class GoneTables {

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private GoneTables() {}

    static List<QualifiedName> between(Set<QualifiedName> former, Set<QualifiedName> tables) {
        Map<QualifiedName, Integer> newcomers = new HashMap<>();
        tables.stream()
                .filter(table -> !former.contains(table))
                .forEach(table -> newcomers.merge(withoutDigits(table), 1, Integer::sum));
        return former.stream()
                .filter(table -> !tables.contains(table) && !takeSuccessor(newcomers, table))
                .sorted()
                .toList();
    }

    private static boolean takeSuccessor(Map<QualifiedName, Integer> newcomers, QualifiedName gone) {
        QualifiedName pattern = withoutDigits(gone);
        int successors = newcomers.getOrDefault(pattern, 0);
        if (successors > 0) {
            newcomers.put(pattern, successors - 1);
        }
        return successors > 0;
    }

    private static QualifiedName withoutDigits(QualifiedName table) {
        return new QualifiedName(table.schema(), DIGITS.matcher(table.name()).replaceAll("0"));
    }
}
