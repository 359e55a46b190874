package io.restorable.backup.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.verify.VerificationLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store's disk gets full, at sizes from "not even the first mark" to "all but the manifest". */
class FullDiskIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final FaultTally TALLY = new FaultTally();
    private static final int POINTS = 8;

    private static String source = "";

    @TempDir
    Path parent;

    @BeforeAll
    static void fill() {
        source = SERVER.createDatabase("full_disk");
        Contents.fillSource(SERVER, source);
    }

    @AfterAll
    static void drop() {
        SERVER.dropDatabase(source);
        TALLY.publish("disk");
    }

    @Test
    void leavesNoBackupThatIsNotWhole() throws Exception {
        long needed = kilobytesNeeded();
        for (int point = 0; point < POINTS; point++) {
            // whole pages, from one to a page less than what is needed
            long kilobytes = 4 + point * (needed - 8) / (POINTS - 1) / 4 * 4;
            var mounted = SmallDisk.mount(parent, kilobytes);
            assumeTrue(mounted.isPresent(), "this process may not mount a small disk");
            try (SmallDisk disk = mounted.get();
                    Backups backups = open(disk.folder())) {
                var failure = catchThrowableOfType(
                        BackupException.class, () -> backups.backupService().create(BackupRequest.everything()));

                assertThat(failure)
                        .as("on %d of %d kB", kilobytes, needed)
                        .hasMessageContaining("No space left on device")
                        .hasMessageContaining(disk.folder().toString());
                assertThat(failure.nextStep()).isNotBlank();
                assertThat(backups.backupService().list()).isEmpty();
                assertThat(filesIn(disk.folder())).isEmpty();
                TALLY.plan("backup", "disk: full");
                TALLY.add("backup", "disk: full", false);
            }
        }
    }

    private long kilobytesNeeded() throws IOException {
        Path roomy = Files.createDirectory(parent.resolve("roomy"));
        try (Backups backups = open(roomy)) {
            backups.backupService().create(BackupRequest.everything());
            assertThat(backups.backupService()
                            .verify("latest", VerificationLevel.CONTENTS)
                            .passed())
                    .isTrue();
        }
        long pages = 0;
        for (Path file : filesIn(roomy)) {
            if (!file.toString().contains("evidence")) {
                pages += (Files.size(file) + 4095) / 4096;
            }
        }
        return pages * 4;
    }

    private static Backups open(Path folder) {
        return Backups.builder()
                .database(SERVER.jdbcUrl(source))
                .store(folder.toString())
                .build();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
