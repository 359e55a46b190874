package io.restorable.backup.restore.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.pg.ServerVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseLocaleTests {

    private static final ServerVersion FOURTEEN = new ServerVersion(140_010);
    private static final ServerVersion EIGHTEEN = new ServerVersion(180_001);

    @Test
    void leavesOutTheProviderWhereTheServerHasOnlyOne() {
        var locale = locale("CREATE DATABASE x WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = libc"
                + " LOCALE = 'C.UTF-8';\n");

        assertThat(locale.exactOptions(FOURTEEN))
                .isEqualTo(" TEMPLATE = template0 ENCODING = 'UTF8' LOCALE = 'C.UTF-8'");
        assertThat(locale.exactOptions(EIGHTEEN)).contains("LOCALE_PROVIDER = libc");
        assertThat(locale.isKnownTo(FOURTEEN)).isTrue();
    }

    @Test
    void knowsWhichServersLackAProvider() {
        var locale = locale("CREATE DATABASE x WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = icu"
                + " LOCALE = 'C' ICU_LOCALE = 'de-u-co-phonebk';\n");

        assertThat(locale.isKnownTo(FOURTEEN)).isFalse();
        assertThat(locale.isKnownTo(EIGHTEEN)).isTrue();
        assertThat(locale.exactOptions(EIGHTEEN)).contains("ICU_LOCALE = 'de-u-co-phonebk'");
    }

    @Test
    void leavesAllToTheServerWithoutADatabaseEntry() {
        assertThat(DatabaseLocale.of(List.of()).exactOptions(EIGHTEEN)).isEqualTo(" TEMPLATE = template0");
    }

    private static DatabaseLocale locale(String create) {
        return DatabaseLocale.of(List.of(new TocEntry(
                1, false, 1262, 5, "x", "DATABASE", 2, create, "", null, null, null, null, 0, "o", List.of(), "")));
    }
}
