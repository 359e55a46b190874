package io.restorable.backup.restore.migration;

import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.pg.QualifiedName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads histories from an archive's own rows, so that they are known of archives of pg_dump's, too. */
final class ArchiveHistories {

    private static final Pattern COLUMNS = Pattern.compile("^COPY .*? \\((.*)\\) FROM stdin", Pattern.DOTALL);

    private ArchiveHistories() {}

    /** @param entries what is restored; history tables that are not among them do not count */
    static List<MigrationHistory> read(List<TocEntry> entries, DataFileReader files) {
        Map<QualifiedName, MigrationTool> tools = new LinkedHashMap<>();
        Map<QualifiedName, List<Map<String, @Nullable String>>> rows = new HashMap<>();
        for (TocEntry entry : entries) {
            List<String> columns = columns(entry.copy());
            MigrationHistory.toolOf(Set.copyOf(new TreeSet<>(columns))).ifPresent(tool -> {
                var table = new QualifiedName(Objects.requireNonNullElse(entry.schema(), ""), entry.tag());
                tools.put(table, tool);
                readRows(entry, columns, files, rows.computeIfAbsent(table, none -> new ArrayList<>()));
            });
        }
        return tools.entrySet().stream()
                .map(tool -> MigrationHistory.of(
                        tool.getValue(), tool.getKey(), rows.getOrDefault(tool.getKey(), List.of())))
                .toList();
    }

    private static List<String> columns(@Nullable String copy) {
        Matcher matcher = COLUMNS.matcher(copy == null ? "" : copy);
        if (!matcher.find()) {
            return List.of();
        }
        var columns = new ArrayList<String>();
        for (String column : matcher.group(1).split(", ")) {
            columns.add(column.replace("\"", "").toLowerCase(Locale.ROOT));
        }
        return columns;
    }

    private static void readRows(
            TocEntry entry, List<String> columns, DataFileReader files, List<Map<String, @Nullable String>> rows) {
        try (var lines = new BufferedReader(new InputStreamReader(files.openRows(entry), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] values = line.split("\t", -1);
                var row = new HashMap<String, @Nullable String>();
                for (int index = 0; index < Math.min(values.length, columns.size()); index++) {
                    row.put(columns.get(index), unescaped(values[index]));
                }
                rows.add(row);
            }
        } catch (IOException failure) {
            throw new DamagedArchiveException(entry.tag(), String.valueOf(failure.getMessage()), failure);
        }
    }

    /** A value of COPY's text format. Source: PostgreSQL 18, COPY, "Text Format". */
    private static @Nullable String unescaped(String value) {
        if (value.equals("\\N")) {
            return null;
        }
        var text = new StringBuilder();
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character == '\\' && index + 1 < value.length()) {
                index++;
                character = switch (value.charAt(index)) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'v' -> '\u000B';
                    default -> value.charAt(index);
                };
            }
            text.append(character);
        }
        return text.toString();
    }
}
