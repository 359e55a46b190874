package io.restorable.backup.restore.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlStatementsTests {

    @Test
    void cutsAtSemicolonsOutsideOfQuotes() {
        assertThat(SqlStatements.split("GRANT ALL ON TABLE \"a;b\" TO \"o\"\"k;\";\nREVOKE ALL ON x FROM y;\n"))
                .containsExactly("GRANT ALL ON TABLE \"a;b\" TO \"o\"\"k;\"", "REVOKE ALL ON x FROM y");
    }

    @Test
    void keepsConstantsWhole() {
        assertThat(SqlStatements.split("COMMENT ON EXTENSION e IS 'it''s; fine';"))
                .containsExactly("COMMENT ON EXTENSION e IS 'it''s; fine'");
    }
}
