package io.restorable.backup.rescue.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTests {

    @Test
    void readsRowsOfAnyLength() throws IOException {
        var rows = List.of("", "a", "b".repeat(700_000), "", "c".repeat(262_143), "d");

        assertThat(read(String.join("\n", rows) + "\n")).isEqualTo(rows);
        assertThat(read("")).isEmpty();
    }

    @Test
    void refusesARowWithoutEnd() {
        assertThatThrownBy(() -> read("a\nb")).isInstanceOf(IOException.class).hasMessageContaining("does not end");
    }

    @Test
    void bringsFieldsIntoAnotherOrder() {
        assertThat(project(List.of("a", "b", "c"), List.of("c", "a"), "1\t\\N\tthree\\tparts"))
                .isEqualTo("three\\tparts\t1");
        assertThat(project(List.of("a", "b"), List.of("b"), "1\t")).isEmpty();
        assertThat(new RowProjection(List.of("a", "b"), List.of("a", "b")).isIdentity())
                .isTrue();
        assertThatThrownBy(() -> new RowProjection(List.of("a"), List.of("b")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> read(String text) throws IOException {
        var rows = new ArrayList<String>();
        try (var reader = new RowReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            while (reader.next()) {
                rows.add(new String(reader.bytes(), reader.offset(), reader.length(), StandardCharsets.UTF_8));
            }
        }
        return rows;
    }

    private static String project(List<String> from, List<String> to, String row) {
        var projection = new RowProjection(from, to);
        byte[] bytes = ("xx" + row).getBytes(StandardCharsets.UTF_8);
        projection.project(bytes, 2, bytes.length - 2);
        return new String(projection.bytes(), 0, projection.length(), StandardCharsets.UTF_8);
    }
}
