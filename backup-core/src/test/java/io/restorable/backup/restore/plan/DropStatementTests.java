package io.restorable.backup.restore.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropStatementTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "table | public.\"Orders\" | DROP table IF EXISTS public.\"Orders\" CASCADE",
                "foreign-data wrapper | files | DROP foreign data wrapper IF EXISTS files CASCADE",
                "aggregate | public.count_all() | DROP routine IF EXISTS public.count_all() CASCADE",
                "transform | for integer on language sql | DROP transform IF EXISTS for integer language sql CASCADE",
                "transform | for a.\"on language b\" on language \"c d\""
                        + " | DROP transform IF EXISTS for a.\"on language b\" language \"c d\" CASCADE"
            })
    void namesObjectsAsDropWantsToReadThem(String type, String identity, String statement) {
        assertThat(DropStatement.of(type, identity)).isEqualTo(statement);
    }
}
