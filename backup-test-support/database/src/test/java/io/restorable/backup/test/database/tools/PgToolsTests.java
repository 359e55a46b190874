package io.restorable.backup.test.database.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins for the programs are shell scripts")
class PgToolsTests {

    @TempDir
    private Path folder;

    @AfterEach
    void forgetChosenFolder() {
        System.clearProperty("RESTORABLE_PG_TOOLS");
    }

    @Test
    void takesChosenFolder() throws IOException {
        choose(99);

        var tools = PgTools.require(18);

        assertThat(tools.folder()).isEqualTo(folder);
        assertThat(tools.major()).isEqualTo(99);
    }

    @Test
    void passesByChosenFolderThatIsTooOld() throws IOException {
        choose(9);

        assertThat(PgTools.find(1000)).isEmpty();
    }

    @Test
    void refusesChosenFolderWithoutPrograms() {
        System.setProperty("RESTORABLE_PG_TOOLS", folder.toString());

        assertThatIllegalStateException()
                .isThrownBy(() -> PgTools.find(18))
                .withMessageContaining("does not hold pg_dump, pg_restore and psql");
    }

    @Test
    void saysHowToNameMissingPrograms() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PgTools.require(1000))
                .withMessageContaining("PostgreSQL 1000 or newer")
                .withMessageContaining("RESTORABLE_PG_TOOLS");
    }

    @Test
    void capturesOutputErrorsAndExitCode() throws IOException {
        choose(99);

        var run = PgTools.require(99).pgRestore("--list", "a b");

        assertThat(run.command()).endsWith("--list", "a b");
        assertThat(run.output()).contains("(PostgreSQL) 99");
        assertThat(run.errors()).isEqualTo("2 arguments\n");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(run::succeeded)
                .withMessageContaining("pg_restore --list a b")
                .withMessageContaining("2 arguments");
    }

    private void choose(int major) throws IOException {
        for (var name : List.of("pg_dump", "pg_restore", "psql")) {
            var script = folder.resolve(name);
            Files.writeString(script, """
                    #!/bin/sh
                    echo "%s (PostgreSQL) %d.1"
                    [ "$1" = --version ] || { echo "$# arguments" >&2; exit 3; }
                    """.formatted(name, major));
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        System.setProperty("RESTORABLE_PG_TOOLS", folder.toString());
    }
}
