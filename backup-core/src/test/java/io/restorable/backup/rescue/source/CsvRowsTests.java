package io.restorable.backup.rescue.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTests {

    @Test
    void tellsNullFromTheEmptyText() throws IOException {
        assertThat(csv(List.of("a", "b", "c"), "\\N\t\tx")).isEqualTo("a,b,c\n,\"\",x\n");
    }

    @Test
    void quotesWhatWouldBreakARow() throws IOException {
        assertThat(csv(List.of("a"), "1,2", "say \"hi\"", "two\\nlines", "back\\rspace", "tab\\there", "\\\\N"))
                .isEqualTo("a\n\"1,2\"\n\"say \"\"hi\"\"\"\n\"two\nlines\"\n\"back\rspace\"\ntab\there\n\\N\n");
    }

    @Test
    void quotesALoneEndMarkerOnlyWhereItIsAlone() throws IOException {
        assertThat(csv(List.of("a"), "\\\\.")).isEqualTo("a\n\"\\.\"\n");
        assertThat(csv(List.of("a", "b"), "\\\\.\tx")).isEqualTo("a,b\n\\.,x\n");
    }

    @Test
    void quotesColumnNames() throws IOException {
        assertThat(csv(List.of("a,b", "c \"d\""))).isEqualTo("\"a,b\",\"c \"\"d\"\"\"\n");
    }

    @Test
    void writesNothingForRowsWithoutColumns() throws IOException {
        assertThat(csv(List.of(), "", "")).isEqualTo("\n\n\n");
    }

    private static String csv(List<String> columns, String... rows) throws IOException {
        var target = new ByteArrayOutputStream();
        var csv = new CsvRows(columns, target);
        for (String row : rows) {
            byte[] bytes = ("before" + row + "after").getBytes(StandardCharsets.UTF_8);
            csv.accept(bytes, "before".length(), bytes.length - "beforeafter".length());
        }
        return target.toString(StandardCharsets.UTF_8);
    }
}
