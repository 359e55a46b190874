package io.restorable.backup.archive;

import static io.restorable.backup.archive.TocEntryBuilder.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeObjectGroupTests {

    @Test
    void readsOidsOneALine() {
        var metadata = entry(1, EntryKind.BLOB_METADATA, "5..4294967295")
                .create("5\n70\n4294967295\n")
                .build();

        assertThat(LargeObjectGroup.of(metadata).oids()).containsExactly(5L, 70L, 4_294_967_295L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5\n\n", "x\n", "5 6\n", "0\n", "-1\n", "5\n'); DROP TABLE t; --\n"})
    void refusesAnythingElse(String create) {
        var metadata = entry(1, EntryKind.BLOB_METADATA, "5").create(create).build();

        assertThatExceptionOfType(DamagedArchiveException.class).isThrownBy(() -> LargeObjectGroup.of(metadata));
    }

    @Test
    void spreadsPrivilegesOverTheGroupStatementByStatement() {
        var group = new LargeObjectGroup(List.of(5L, 70L));

        assertThat(group.spread("REVOKE ALL ON LARGE OBJECT 5 FROM a;\nGRANT ALL ON LARGE OBJECT 5 TO b;\n"))
                .containsExactly(
                        List.of("REVOKE ALL ON LARGE OBJECT 5 FROM a;", "REVOKE ALL ON LARGE OBJECT 70 FROM a;"),
                        List.of("GRANT ALL ON LARGE OBJECT 5 TO b;", "GRANT ALL ON LARGE OBJECT 70 TO b;"));
    }

    @Test
    void leavesRoleNamesAlone() {
        String privileges = "GRANT SELECT ON LARGE OBJECT 5 TO \"x; LARGE OBJECT 5 \"\"y\";\n";

        assertThat(new LargeObjectGroup(List.of(70L)).spread(privileges))
                .containsExactly(List.of("GRANT SELECT ON LARGE OBJECT 70 TO \"x; LARGE OBJECT 5 \"\"y\";"));
    }
}
