package io.restorable.backup.test.drill;

import io.restorable.backup.repository.BackupName;
import io.restorable.backup.test.setting.TestSettings;
import io.restorable.backup.verify.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where records of drills go besides the store, for CI to keep as an artifact.
 *
 * @param folder which folder, or {@code null} if none
 */
record EvidenceFolder(@Nullable Path folder) {

    private static final String PARAMETER = "restorable.test.evidence";

    static EvidenceFolder of(TestSettings settings) {
        return new EvidenceFolder(settings.find(PARAMETER).map(Path::of).orElse(null));
    }

    void keep(Evidence evidence, BackupName backup) {
        if (folder == null) {
            return;
        }
        String time = evidence.startedAt().replaceAll("[^0-9TZ]", "");
        String name = backup.toString().replaceAll("[^A-Za-z0-9_-]+", "-") + "-drill-" + time + ".json";
        try {
            Files.write(Files.createDirectories(folder).resolve(name), evidence.json());
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The record of the drill could not be written to " + folder + " (" + PARAMETER + ")", failure);
        }
    }
}
