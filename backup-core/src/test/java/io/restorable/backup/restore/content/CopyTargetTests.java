package io.restorable.backup.restore.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.TocEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopyTargetTests {

    @Test
    void asksForTheSameColumnsBack() {
        var target = CopyTarget.of(data("public", "t", "COPY public.t (a, \"b c\") FROM stdin;\n"));

        assertThat(target.copyIn()).isEqualTo("COPY public.t (a, \"b c\") FROM STDIN");
        assertThat(target.copyOut(null)).isEqualTo("COPY public.t (a, \"b c\") TO STDOUT");
    }

    @Test
    void readsNamesWithSpacesAndParentheses() {
        var target = CopyTarget.of(data("s p", "t (x)", "COPY \"s p\".\"t (x)\" (a) FROM stdin;\n"));

        assertThat(target.relation()).isEqualTo("\"s p\".\"t (x)\"");
        assertThat(target.columns()).isEqualTo("a");
        assertThat(target.throughRoot()).isFalse();
    }

    @Test
    void readsTablesWithoutColumns() {
        assertThat(CopyTarget.of(data("public", "t", "COPY public.t  FROM stdin;\n"))
                        .copyIn())
                .isEqualTo("COPY public.t FROM STDIN");
    }

    @Test
    void selectsWhereRowsWentInThroughTheRoot() {
        var target = CopyTarget.of(data("public", "leaf", "COPY public.root (a) FROM stdin;\n"));

        assertThat(target.throughRoot()).isTrue();
        assertThat(target.copyOut(null)).isEqualTo("COPY (SELECT a FROM public.root) TO STDOUT");
    }

    @Test
    void refusesWhatIsNoCopy() {
        assertThatThrownBy(() -> CopyTarget.of(data("public", "t", "INSERT")))
                .isInstanceOf(DamagedArchiveException.class);
        assertThatThrownBy(() -> CopyTarget.of(data("public", "t", null))).isInstanceOf(DamagedArchiveException.class);
    }

    private static TocEntry data(String schema, String table, @Nullable String copy) {
        return new TocEntry(
                1,
                true,
                0,
                0,
                table,
                "TABLE DATA",
                3,
                null,
                null,
                copy,
                schema,
                null,
                null,
                0,
                "owner",
                List.of(2),
                "1.dat");
    }
}
