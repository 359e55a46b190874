package io.restorable.backup.archive;

import static io.restorable.backup.archive.TocEntryBuilder.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreOrderTests {

    @ParameterizedTest
    @CsvSource({
        "TABLE, t, 2, MAIN",
        "TABLE DATA, t, 3, MAIN",
        "INDEX, i, 4, MAIN",
        "COMMENT, TABLE t, 1, MAIN",
        "ACL, TABLE t, 1, PRIVILEGES",
        "DEFAULT ACL, DEFAULT PRIVILEGES FOR TABLES, 4, PRIVILEGES",
        "EVENT TRIGGER, e, 4, LAST",
        "COMMENT, EVENT TRIGGER e, 1, LAST",
        "SECURITY LABEL, EVENT TRIGGER e, 1, LAST",
        "MATERIALIZED VIEW DATA, m, 4, LAST",
        "STATISTICS DATA, t, 3, MAIN",
        "STATISTICS DATA, i, 4, LAST"
    })
    void restoresPrivilegesAfterDataAndOwnersCodeLast(String kind, String tag, int section, RestorePass pass) {
        assertThat(RestorePass.of(entry(1, kind, tag).section(section).build())).isEqualTo(pass);
    }

    @ParameterizedTest
    @CsvSource({
        "ENCODING, ENCODING, false, SETTING",
        "STDSTRINGS, STDSTRINGS, false, SETTING",
        "SEARCHPATH, SEARCHPATH, false, SETTING",
        "DATABASE, d, false, DATABASE",
        "DATABASE PROPERTIES, d, false, DATABASE",
        "ACL, DATABASE d, false, DATABASE",
        "COMMENT, DATABASE d, false, DATABASE",
        "TABLE, t, false, DEFINITION",
        "COMMENT, TABLE t, false, DEFINITION",
        "ACL, TABLE t, false, DEFINITION",
        "MATERIALIZED VIEW DATA, m, false, DEFINITION",
        "TABLE DATA, t, true, DATA",
        "SEQUENCE SET, s, false, DATA",
        "BLOB, 1, false, DATA",
        "BLOB METADATA, 1..2, false, DATA",
        "BLOBS, 1..2, true, DATA",
        "ACL, LARGE OBJECTS 1..2, false, DATA",
        "COMMENT, LARGE OBJECT 1, false, DATA",
        "STATISTICS DATA, t, false, STATISTICS"
    })
    void tellsDefinitionsFromData(String kind, String tag, boolean hasData, EntryRole role) {
        var builder = entry(1, kind, tag);

        assertThat(EntryRole.of(hasData ? builder.data().build() : builder.build()))
                .isEqualTo(role);
    }
}
