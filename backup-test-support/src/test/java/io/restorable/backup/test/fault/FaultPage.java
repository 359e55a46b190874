package io.restorable.backup.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sections of FIDELITY.md that count faults. {@code -Drestorable.fidelity=write} writes what a run tries; any other
 * run fails if it tries clearly less than the page says; workers ask in no fixed order.
 */
final class FaultPage {

    private static final Path PAGE = Path.of("..", "backup-core", "FIDELITY.md");
    private static final boolean WRITES = "write".equals(System.getProperty("restorable.fidelity"));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]+ \\| (\\d+) \\|$");

    private FaultPage() {}

    /**
     * Holds a section up to date.
     *
     * @param planned how many points each step has of each kind; nothing is said where there are none
     */
    static void section(String name, Map<String, Map<String, Integer>> planned) {
        if (planned.isEmpty()) {
            return;
        }
        // other test classes run at the same time, and write their own sections
        try (var file = FileChannel.open(PAGE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            var bytes = ByteBuffer.allocate((int) file.size());
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                // until all is read
            }
            String page = new String(bytes.array(), StandardCharsets.UTF_8);
            String begin = "<!-- begin faults of the " + name + " -->\n";
            int from = page.indexOf(begin) + begin.length();
            int to = page.indexOf("<!-- end faults of the " + name + " -->");
            assertThat(to).as("place of section %s in %s", name, PAGE).isGreaterThanOrEqualTo(from);
            if (WRITES) {
                file.truncate(0);
                file.write(
                        ByteBuffer.wrap((page.substring(0, from) + table(planned) + page.substring(to))
                                .getBytes(StandardCharsets.UTF_8)),
                        0);
            } else {
                compare(page.substring(from, to), planned);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String table(Map<String, Map<String, Integer>> planned) {
        var table = new StringBuilder("| Step | What goes wrong, at how many moments | Points |\n|---|---|--:|\n");
        planned.forEach((step, kinds) -> {
            var words = kinds.entrySet().stream()
                    .map(kind -> kind.getKey().substring(kind.getKey().indexOf(' ') + 1) + " " + kind.getValue())
                    .toList();
            table.append("| %s | %s | %d |%n".formatted(step, String.join(", ", words), points(kinds)));
        });
        int total = planned.values().stream().mapToInt(FaultPage::points).sum();
        return table.append("| all |  | %d |%n".formatted(total)).toString();
    }

    private static int points(Map<String, Integer> kinds) {
        return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void compare(String table, Map<String, Map<String, Integer>> planned) {
        Matcher row = ROW.matcher(table);
        while (row.find()) {
            Map<String, Integer> kinds = planned.get(row.group(1));
            if (kinds == null) {
                // a run of chosen tests
                continue;
            }
            assertThat(points(kinds))
                    .as("points of step %s; -Drestorable.fidelity=write brings %s up to date", row.group(1), PAGE)
                    .isGreaterThanOrEqualTo(Integer.parseInt(row.group(2)) * 9 / 10);
        }
    }
}
