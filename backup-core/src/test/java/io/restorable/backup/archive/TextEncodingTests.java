package io.restorable.backup.archive;

import static io.restorable.backup.archive.TocEntryBuilder.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTests {

    private static final String KNOWN = """
            BIG5 EUC_CN EUC_JP EUC_KR EUC_TW GB18030 GBK ISO_8859_5 ISO_8859_6 ISO_8859_7 ISO_8859_8 JOHAB KOI8R KOI8U
            LATIN1 LATIN10 LATIN2 LATIN3 LATIN4 LATIN5 LATIN7 LATIN9 SJIS SQL_ASCII UHC UTF8 WIN1250 WIN1251 WIN1252
            WIN1253 WIN1254 WIN1255 WIN1256 WIN1257 WIN1258 WIN866 WIN874
            """;

    @Test
    void knowsTheEncodingsThatJavaHas() {
        assertThat(Stream.of(KNOWN.split("\\s+")).map(TextEncoding::named)).allMatch(Optional::isPresent);
    }

    @Test
    void readsTheEncodingFromTheFirstEntry() {
        var encoding = entry(1, EntryKind.ENCODING, "ENCODING")
                .create("SET client_encoding = 'LATIN1';\n")
                .build();

        assertThat(TextEncoding.of(List.of(encoding)).charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(TextEncoding.of(List.of())).isEqualTo(TextEncoding.UTF8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SET client_encoding = UTF8;\n", "SET client_encoding = 'MULE_INTERNAL';\n"})
    void refusesOthers(String create) {
        var encoding = entry(1, EntryKind.ENCODING, "ENCODING").create(create).build();

        assertThatExceptionOfType(DamagedArchiveException.class).isThrownBy(() -> TextEncoding.of(encoding));
    }
}
