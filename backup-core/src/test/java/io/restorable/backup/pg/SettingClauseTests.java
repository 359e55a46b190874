package io.restorable.backup.pg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingClauseTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "work_mem=64MB | work_mem TO '64MB'",
                "my.setting=it's so | \"my.setting\" TO 'it''s so'",
                "my.setting=it's, \\ so | \"my.setting\" TO 'it''s, \\ so'",
                "DateStyle=ISO, DMY | \"DateStyle\" TO 'ISO, DMY'",
                "a=b=c | a TO 'b=c'"
            })
    void quotesAnOrdinaryValueAsOneConstant(String setting, String clause) {
        assertThat(SettingClause.of(setting)).isEqualTo(clause);
    }

    @Test
    void doublesBackslashesWhereTheServerDecidesWhatTheyMean() {
        assertThat(SettingClause.forAnyServer("app.path=it's, \\ so")).isEqualTo("\"app.path\" TO E'it''s, \\\\ so'");
        assertThat(SettingClause.forAnyServer("search_path=a\\b, c")).isEqualTo("search_path TO E'a\\\\b', 'c'");
        assertThat(SettingClause.forAnyServer("work_mem=1MB")).isEqualTo("work_mem TO '1MB'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "search_path=\"$user\", public | search_path TO '$user', 'public'",
                "search_path=\"\" | search_path TO ''",
                "search_path=\"a \"\"b\"\", c\",  d | search_path TO 'a \"b\", c', 'd'",
                "Search_Path=a,b | \"Search_Path\" TO 'a', 'b'",
                "temp_tablespaces=fast | temp_tablespaces TO 'fast'"
            })
    void takesListsOfNamesApart(String setting, String clause) {
        assertThat(SettingClause.of(setting)).isEqualTo(clause);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"search_path=", "search_path=a,", "search_path=,a", "search_path=\"a", "search_path=a b"})
    void leavesTheValueOutWhereTheListCannotBeRead(String setting) {
        assertThat(SettingClause.of(setting)).isEqualTo("search_path TO ");
    }

    @Test
    void hasNothingForATextThatIsNoSetting() {
        assertThat(SettingClause.of("work_mem")).isNull();
    }
}
