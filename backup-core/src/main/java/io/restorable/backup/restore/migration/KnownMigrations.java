package io.restorable.backup.restore.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The migrations that an application brings along.
 *
 * @param tool which tool runs them
 * @param ids in the order in which they run: Flyway's versions, without repeatable migrations; Liquibase's ids, or
 *     {@code file::id::author} where ids alone are not unique; Prisma's names
 */
public record KnownMigrations(MigrationTool tool, List<String> ids) {

    public KnownMigrations {
        ids = List.copyOf(ids);
    }

    /**
     * Reads {@code flyway:1,2,2.1}.
     *
     * @throws IllegalArgumentException if it has another form, or names another tool
     */
    public static KnownMigrations parse(String text) {
        int colon = text.indexOf(':');
        String tool = text.substring(0, Math.max(colon, 0));
        return Arrays.stream(MigrationTool.values())
                .filter(each -> each.word().equals(tool.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(each -> new KnownMigrations(each, ids(text.substring(colon + 1))))
                .orElseThrow(() -> new IllegalArgumentException("Write the tool and the ids of its migrations, as in"
                        + " flyway:1,2,2.1; tools are "
                        + Arrays.stream(MigrationTool.values())
                                .map(MigrationTool::word)
                                .collect(Collectors.joining(", "))));
    }

    private static List<String> ids(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
