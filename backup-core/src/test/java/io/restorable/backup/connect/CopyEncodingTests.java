package io.restorable.backup.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyEncodingTests {

    @Test
    void takesRowsOfNoEncodingAsTheyAreWhereTheDatabaseHasNoneEither() {
        assertThat(CopyEncoding.ofBackup("SQL_ASCII")).isEqualTo(new CopyEncoding("LATIN1", true));
        assertThat(CopyEncoding.of("SQL_ASCII", "UTF8")).isEqualTo(CopyEncoding.UTF8);
        assertThat(CopyEncoding.of("SQL_ASCII", "LATIN1")).isEqualTo(new CopyEncoding("SQL_ASCII", false));
    }

    @Test
    void backsUpEverythingElseInUtf8() {
        assertThat(CopyEncoding.ofBackup("EUC_JP")).isEqualTo(CopyEncoding.UTF8);
    }

    @Test
    void writesNamesInAsciiWhereTheSessionSpeaksAnotherEncoding() {
        String sql = "COPY \"a\"\"b\".\"\u00e4\\\ud83d\ude00\" (\"plain\", b) FROM STDIN";

        assertThat(CopyEncoding.of("LATIN1", "UTF8").statement(sql))
                .isEqualTo("COPY \"a\"\"b\".U&\"\\+0000E4\\\\\\+01F600\" (\"plain\", b) FROM STDIN");
        assertThat(CopyEncoding.UTF8.statement(sql)).isEqualTo(sql);
    }
}
