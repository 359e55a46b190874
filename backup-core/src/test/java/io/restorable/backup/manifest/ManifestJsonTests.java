package io.restorable.backup.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.NewerFormatException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.StorageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManifestJsonTests {

    private static final String BACKUP = "shop/20261121T020000Z-pre-migration";

    @Test
    void readsWhatItWrites() throws IOException {
        assertThat(read(write(Manifests.full()))).isEqualTo(Manifests.full());
    }

    @Test
    void keepsHowEverythingIsAccountedFor() throws IOException {
        assertThat(read(write(Manifests.withCoverage()))).isEqualTo(Manifests.withCoverage());
    }

    @Test
    void keepsHowObjectsAreEncrypted() throws IOException {
        Manifest plain = Manifests.full();
        ManifestHead head = plain.head();
        var form = new EncryptedForm("age", ".age", "20261122t020000z");
        var encrypted = new Manifest(
                plain.toolVersion(),
                new ManifestHead(
                        head.id(),
                        head.startedAt(),
                        head.finishedAt(),
                        head.facts(),
                        head.totals(),
                        head.keyIds(),
                        form),
                plain.contents(),
                plain.objects());

        assertThat(read(write(encrypted))).isEqualTo(encrypted);
        assertThat(encrypted.head().storedName("toc.dat")).isEqualTo("20261122t020000z/toc.dat.age");
        assertThatThrownBy(() -> new EncryptedForm("age", ".age", "../other"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsContentsInAnObjectOfTheirOwn() throws IOException {
        var contents = new ByteArrayOutputStream();
        ManifestJson.writeContents(Manifests.full().contents(), contents);

        assertThat(ManifestJson.readContents(BACKUP, new ByteArrayInputStream(contents.toByteArray())))
                .isEqualTo(Manifests.full().contents());
    }

    @Test
    void readsTheHeadAlone() throws IOException {
        var document = new ByteArrayInputStream(write(Manifests.full()));

        assertThat(ManifestJson.readHead(BACKUP, document))
                .isEqualTo(Manifests.full().head());
    }

    @Test
    void writesTheSameBytesEachTime() throws IOException {
        assertThat(write(Manifests.full())).isEqualTo(write(Manifests.full()));
    }

    /** The file was written by the first version, and must stay readable for ever. Never write it anew. */
    @Test
    void readsFormat1() throws IOException {
        assertThat(read(fixture("format-1.json"))).isEqualTo(Manifests.full());
    }

    @Test
    void writesFormat1AsItIsKept() throws IOException {
        assertThat(new String(write(Manifests.full()), StandardCharsets.UTF_8))
                .isEqualTo(new String(fixture("format-1.json"), StandardCharsets.UTF_8));
    }

    /** As {@link #readsFormat1}, with a lock, which the first manifests of the format did not have. */
    @Test
    void readsAndWritesLocksAsTheyAreKept() throws IOException {
        Manifest plain = Manifests.full();
        ManifestHead head = plain.head();
        var locked = new Manifest(
                plain.toolVersion(),
                new ManifestHead(
                        head.id(),
                        head.startedAt(),
                        head.finishedAt(),
                        head.facts(),
                        head.totals(),
                        head.keyIds(),
                        null,
                        Instant.parse("2026-12-21T02:00:00Z")),
                plain.contents(),
                plain.objects());

        assertThat(new String(write(locked), StandardCharsets.UTF_8))
                .isEqualTo(new String(fixture("format-1-locked.json"), StandardCharsets.UTF_8));
        assertThat(read(fixture("format-1-locked.json"))).isEqualTo(locked);
        assertThat(read(fixture("format-1.json")).head().isLockedAt(Instant.MIN))
                .isFalse();
    }

    @Test
    void skipsFieldsOfALaterVersionOfTheFormat() throws IOException {
        String later = text(Manifests.full())
                .replace("\"head\":{", "\"novelty\":{\"a\":[1,{}]},\"head\":{\"more\":1,")
                .replace("\"counts\":", "\"policies\":[],\"counts\":")
                .replace("{\"name\":\"toc.dat\"", "{\"crc\":5,\"name\":\"toc.dat\"");

        assertThat(read(sealed(later))).isEqualTo(Manifests.full());
    }

    @Test
    void refusesANewerFormatNamingTheVersionThatReadsIt() {
        String newer = "{\"format\":2,\"writtenBy\":\"3.4.5\",\"head\":\"of another form\"";

        assertThatExceptionOfType(NewerFormatException.class)
                .isThrownBy(() -> read(sealed(newer)))
                .withMessageContaining("3.4.5")
                .withMessageContaining(BACKUP)
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void knowsEachFlippedBit() throws IOException {
        byte[] document = write(Manifests.full());

        var unnoticed = IntStream.range(0, document.length).filter(index -> {
            byte[] flipped = document.clone();
            flipped[index] ^= (byte) (1 << index % 8);
            return !isDamaged(flipped);
        });

        assertThat(unnoticed).isEmpty();
    }

    @Test
    void knowsItWasCutShortAnywhere() throws IOException {
        byte[] document = write(Manifests.full());

        var unnoticed =
                IntStream.range(0, document.length).filter(length -> !isDamaged(Arrays.copyOf(document, length)));

        assertThat(unnoticed).isEmpty();
    }

    @Test
    void knowsBytesThatWereAdded() throws IOException {
        byte[] document = write(Manifests.full());

        assertDamaged(Arrays.copyOf(document, document.length + 1));
        assertDamaged((text(Manifests.full()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void knowsASealedDocumentThatIsNoManifest() {
        assertDamaged(sealed("{\"format\":1,\"writtenBy\":\"1\""));
        assertDamaged(sealed("{\"format\":1,\"writtenBy\":\"1\",\"head\":{\"id\":\"x\"}"));
        assertDamaged(sealed("[]"));
    }

    @Test
    void passesOnThatTheStoreFailed() throws IOException {
        byte[] document = write(Manifests.withTables(1_000));
        var broken =
                new SequenceInputStream(new ByteArrayInputStream(document, 0, document.length / 2), new FailingInput());

        assertThatThrownBy(() -> ManifestJson.read(BACKUP, broken)).isInstanceOf(StorageException.class);
    }

    @Test
    void passesOnThatTheTargetFailed() {
        var full = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> ManifestJson.write(Manifests.withTables(1_000), full))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space");
    }

    @Test
    void carries50000Tables() throws IOException {
        Manifest manifest = Manifests.withTables(50_000);

        byte[] document = write(manifest);

        assertThat(document).hasSizeLessThan(32 * 1024 * 1024);
        assertThat(read(document)).isEqualTo(manifest);
    }

    private static void assertDamaged(byte[] document) {
        assertThatExceptionOfType(DamagedBackupException.class)
                .isThrownBy(() -> read(document))
                .withMessageContaining("manifest.json");
        assertThatExceptionOfType(DamagedBackupException.class)
                .isThrownBy(() -> ManifestJson.readHead(BACKUP, new ByteArrayInputStream(document)));
    }

    private static boolean isDamaged(byte[] document) {
        try {
            read(document);
            return false;
        } catch (DamagedBackupException damaged) {
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Manifest read(byte[] document) throws IOException {
        return ManifestJson.read(BACKUP, new ByteArrayInputStream(document));
    }

    private static byte[] write(Manifest manifest) throws IOException {
        var document = new ByteArrayOutputStream();
        ManifestJson.write(manifest, document);
        return document.toByteArray();
    }

    /** A manifest without its last line. */
    private static String text(Manifest manifest) throws IOException {
        String document = new String(write(manifest), StandardCharsets.UTF_8);
        return document.substring(0, document.indexOf("\n,\"seal\""));
    }

    private static byte[] sealed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return (text + "\n,\"seal\":\"" + Sha256.of(bytes) + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fixture(String name) throws IOException {
        try (InputStream stream = ManifestJsonTests.class.getResourceAsStream("/manifest/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }

    private static final class FailingInput extends InputStream {

        @Override
        public int read() {
            throw new StorageException("The line is cut.", "Try again.", null);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return read();
        }
    }
}
