package io.restorable.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * FIDELITY.md: what tests found, in sections that they hold up to date. Where a section says something else than a test
 * just found, the test fails; {@code -Drestorable.fidelity=write} writes what it found instead.
 */
public final class FidelityPage {

    private static final Path PAGE = Path.of("FIDELITY.md");
    private static final boolean WRITES = "write".equals(System.getProperty("restorable.fidelity"));

    private FidelityPage() {}

    /** Holds a section up to date; it begins and ends with a mark of its name. */
    public static void section(String name, String found) {
        section(PAGE, name, found);
    }

    /** Holds a section of another page up to date. */
    public static void section(Path file, String name, String found) {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->";
        try {
            String page = Files.readString(file);
            int from = page.indexOf(begin) + begin.length();
            int to = page.indexOf(end);
            assertThat(to).as("place of section %s in %s", name, file).isGreaterThanOrEqualTo(from);
            if (WRITES) {
                Files.writeString(file, page.substring(0, from) + found + page.substring(to));
            } else {
                assertThat(page.substring(from, to))
                        .as("section %s of %s; -Drestorable.fidelity=write brings it up to date", name, file)
                        .isEqualTo(found);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
