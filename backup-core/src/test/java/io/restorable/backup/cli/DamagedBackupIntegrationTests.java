package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.cli.Tool.Answer;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One backup of every kind of object, damaged in every way, one at a time: a restore names it and touches nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedBackupIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private static Path store;

    private final DatabasesOfTest databases = new DatabasesOfTest();
    private String source = "";
    private String target = "";
    private String free = "";

    @BeforeAll
    void backUpEveryKindOfObject() {
        source = databases.create(SERVER, "damage");
        SERVER.execute(source, """
                CREATE TABLE orders (id int PRIMARY KEY, note text);
                INSERT INTO orders SELECT i, 'order ' || i FROM generate_series(1, 500) i;
                SELECT lo_from_bytea(4711, 'a large object');
                """);
        new Tool(store).create(SERVER, source);
        target = databases.create(SERVER, "damage_target");
        SERVER.execute(target, "CREATE TABLE precious (id int); INSERT INTO precious VALUES (1)");
        free = databases.name(SERVER, "damage_free");
    }

    @AfterAll
    void dropDatabases() {
        databases.drop();
    }

    /** Damages a file of the backup. */
    private interface Damage {
        void apply(Path file, byte[] content) throws IOException;
    }

    @Test
    void namesTheObjectWithAFlippedBit() throws IOException {
        everyObject((file, content) -> {
            byte[] changed = content.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);
        });
    }

    @Test
    void namesTheObjectThatWasCutShort() throws IOException {
        everyObject((file, content) -> Files.write(file, Arrays.copyOf(content, content.length - 1)));
    }

    @Test
    void namesTheObjectThatIsEmpty() throws IOException {
        everyObject((file, content) -> Files.write(file, new byte[0]));
    }

    @Test
    void namesTheObjectThatGrew() throws IOException {
        everyObject((file, content) -> Files.write(file, Arrays.copyOf(content, content.length + 1)));
    }

    @Test
    void namesTheObjectThatIsMissing() throws IOException {
        everyObject((file, content) -> Files.delete(file), "manifest.json");
    }

    @Test
    void refusesTheManifestOfANewerFormat() throws IOException {
        Path manifest = new Tool(store).newestFolder(source).resolve("manifest.json");
        byte[] content = Files.readAllBytes(manifest);
        try {
            String newer = new String(content, StandardCharsets.UTF_8)
                    .replaceFirst("\"format\":\\d+", "\"format\":9")
                    .replaceFirst("\"head\":", "\"heads\":");
            Files.write(manifest, Resealed.bytes(newer));

            for (Answer answer : restores()) {
                assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
                assertThat(answer.err()).contains("format 9").contains(source).doesNotContain("\tat ");
            }
            assertThat(new Tool(store).with("list")).satisfies(answer -> {
                assertThat(answer.exitCode()).isZero();
                assertThat(answer.out()).contains("UNREADABLE").contains("format 9");
            });
            assertThat(new Tool(store).with("show", "latest").exitCode()).isEqualTo(ExitCode.REFUSED);
        } finally {
            Files.write(manifest, content);
        }
        assertTargetsAreUntouched("a newer manifest");
    }

    private void everyObject(Damage damage, String... except) throws IOException {
        var objects = new TreeMap<String, byte[]>();
        Path folder = new Tool(store).newestFolder(source);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                objects.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        assertThat(objects.keySet())
                .contains("manifest.json", "toc.dat")
                .anyMatch(name -> name.matches("\\d+\\.dat\\.zst"))
                .anyMatch(name -> name.startsWith("blobs_"))
                .anyMatch(name -> name.startsWith("blob_4711.dat"));
        Arrays.asList(except).forEach(objects::remove);
        for (var object : objects.entrySet()) {
            Path file = folder.resolve(object.getKey());
            damage.apply(file, object.getValue());
            assertRestoresFail(object.getKey());
            Files.write(file, object.getValue());
        }
    }

    private void assertRestoresFail(String object) {
        for (Answer answer : restores()) {
            SoftAssertions.assertSoftly(softly -> {
                softly.assertThat(answer.exitCode()).as(object).isEqualTo(ExitCode.FAILED);
                softly.assertThat(answer.err())
                        .as(object)
                        .contains(object)
                        .contains(source)
                        .containsAnyOf("another copy", "another backup", "other backup", "older backup")
                        .doesNotContain("\tat ");
            });
        }
        assertTargetsAreUntouched(object);
    }

    private List<Answer> restores() {
        var tool = new Tool(store);
        return List.of(
                tool.restoreToNew(source, SERVER.jdbcUrl(free)), tool.restoreInPlace(source, SERVER.jdbcUrl(target)));
    }

    private void assertTargetsAreUntouched(String damaged) {
        assertThat(SERVER.query(target, "SELECT count(*) FROM precious"))
                .as(damaged)
                .isEqualTo("1");
        assertThat(SERVER.query("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE '" + free + "%'"))
                .as(damaged)
                .isEqualTo("0");
    }
}
