package io.restorable.backup.test.fault;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A program that backs up or restores, to be killed meanwhile. Arguments: what to do, the store, the database's URL. */
final class KilledProcess {

    private KilledProcess() {}

    /** Does what the arguments say. */
    public static void main(String[] arguments) {
        try (Backups backups =
                Backups.builder().store(arguments[1]).database(arguments[2]).build()) {
            if (arguments[0].equals("BACKUP")) {
                backups.backupService().create(BackupRequest.everything());
            } else {
                var options = RestoreOptions.into(RestoreMode.valueOf(arguments[0]))
                        .withReplaceContents(true)
                        .withSafetyBackup(false);
                backups.restoreService()
                        .restore(RestoreRequest.inPlace("latest", arguments[2]).with(options));
            }
        }
    }

    /** Starts it in a Java of its own. */
    static Process start(String work, Path store, String url) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName()));
        command.addAll(List.of(work.toUpperCase(Locale.ROOT), store.toString(), url));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
