package io.restorable.backup;

import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.Totals;
import java.time.Duration;

/**
 * A backup that was made and sealed.
 *
 * @param name how to find it again: {@code shop/20261121T020000Z-nightly}
 * @param manifest what was sealed
 */
public record BackupReport(String name, Manifest manifest) {

    /** How long it took. */
    public Duration duration() {
        return manifest.head().duration();
    }

    /** How large it is. */
    public Totals totals() {
        return manifest.head().totals();
    }
}
