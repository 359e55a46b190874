package io.restorable.backup.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTests {

    private static final ObjectKey KEY = ObjectKey.of("shop/20261121T020000Z/toc.dat");

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsFoldersAndFilesForTheirOwner() throws IOException {
        try (var store = new LocalStore(folder.resolve("new/store"))) {
            store.put(KEY, new byte[] {1}, PutOptions.CREATE);
        }

        assertThat(permissions("new")).isEqualTo("rwx------");
        assertThat(permissions("new/store/shop")).isEqualTo("rwx------");
        assertThat(permissions("new/store/" + KEY)).isEqualTo("rw-------");
    }

    @Test
    void hidesWhatAKilledProcessLeftBehindAndSweepsIt() throws IOException {
        var store = new LocalStore(folder);
        ObjectUpload abandoned = store.put(KEY, PutOptions.CREATE);
        abandoned.body().write(1);

        assertThat(store.list(ListRequest.deep("")).objects()).isEmpty();
        assertThat(store.discardUnfinished(Instant.now().minus(1, ChronoUnit.DAYS), folder -> true))
                .isZero();
        age(leftover());
        assertThat(store.discardUnfinished(Instant.now().minus(1, ChronoUnit.DAYS), folder -> true))
                .isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatAnUploadWasSweptMeanwhile() throws IOException {
        var store = new LocalStore(folder);
        ObjectUpload stalled = store.put(KEY, PutOptions.CREATE);
        age(leftover());
        store.discardUnfinished(Instant.now().minus(1, ChronoUnit.DAYS), folder -> true);

        assertThatThrownBy(stalled::commit).isInstanceOf(StorageException.class);
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void abortsRunningUploadsWhenClosed() throws IOException {
        var store = new LocalStore(folder);
        ObjectUpload running = store.put(KEY, PutOptions.CREATE);
        running.body().write(1);
        store.close();

        assertThatThrownBy(running::commit).isInstanceOf(IllegalStateException.class);
        assertThat(folder.resolve("shop/20261121T020000Z")).isEmptyDirectory();
    }

    @Test
    void removesFoldersThatBecomeEmpty() {
        var store = new LocalStore(folder);
        store.put(KEY, new byte[] {1}, PutOptions.CREATE);
        store.delete(List.of(KEY));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatTheFolderIsNotThere() {
        var store = new LocalStore(folder.resolve("absent"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.list(ListRequest.deep("")))
                .withMessageContaining("There is no folder " + folder.resolve("absent"))
                .withMessageContaining("Check that the folder is there");
    }

    @Test
    void saysThatTheFolderIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        var store = new LocalStore(file);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.put(KEY, new byte[1], PutOptions.CREATE))
                .withMessageContaining(KEY.path());
    }

    @Test
    void listsNoFilesOfOthersWithImpossibleNamesNorLinkedFolders() throws IOException {
        var store = new LocalStore(folder);
        store.put(KEY, new byte[1], PutOptions.CREATE);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.writeString(folder.resolve("back\\slash"), "x");

        assertThat(store.list(ListRequest.deep("")).objects())
                .extracting(object -> object.key().path())
                .containsExactly(KEY.path());
    }

    @Test
    void doesNotFollowANameOutOfTheFolder() {
        assertThatThrownBy(() -> ObjectKey.of("../outside")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void makesManyObjectsDurableAtOnce() {
        var store = new LocalStore(folder);
        for (int number = 0; number < 100; number++) {
            store.put(ObjectKey.of("many/" + number), new byte[10], PutOptions.CREATE.durableLater());
        }
        store.delete(List.of(ObjectKey.of("many/7")));
        store.put(ObjectKey.of("large"), new byte[2 * 1024 * 1024], PutOptions.CREATE.durableLater());

        store.sync();

        assertThat(store.list(ListRequest.deep("")).objects()).hasSize(100);
    }

    /** Needs the right to mount a file system of one megabyte; skipped elsewhere. */
    @Test
    void saysHowMuchRoomAFullDiskHasAndLeavesNothing() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "may not mount a small disk");
        try {
            var store = new LocalStore(disk);

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.put(KEY, new byte[2 * 1024 * 1024], PutOptions.CREATE))
                    .withMessageContaining("No space left on device")
                    .withMessageMatching("(?s).* \\d+ bytes are free there\\..*");
            assertThat(store.list(ListRequest.deep("")).objects()).isEmpty();
            assertThat(disk.resolve("shop/20261121T020000Z")).isEmptyDirectory();
            assertThat(store.put(KEY, new byte[500_000], PutOptions.CREATE).size())
                    .isEqualTo(500_000);
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void knowsHowMuchRoomThereIs() {
        assertThat(new LocalStore(folder.resolve("not/yet/there")).freeBytes().orElse(0))
                .isPositive();
    }

    private Path leftover() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
