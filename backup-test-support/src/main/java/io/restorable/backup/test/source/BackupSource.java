package io.restorable.backup.test.source;

import io.restorable.backup.Backups;
import io.restorable.backup.test.setting.ImpossibleException;
import io.restorable.backup.test.setting.TestSettings;
import org.jspecify.annotations.Nullable;

/**
 * The store that a test takes its backup from. Immutable.
 *
 * @param address a folder, or a URI as {@code s3://bucket/prefix}
 * @param backup the backup's name, a part of it that fits only one, {@code latest} or {@code shop/latest}
 */
public record BackupSource(String address, String backup) {

    /**
     * What an annotation says, told.
     *
     * @throws ImpossibleException if something is not told
     */
    public static BackupSource of(String store, String backup, TestSettings settings) {
        return new BackupSource(settings.resolve(store), settings.resolve(backup));
    }

    /**
     * Opens the store; the caller closes it.
     *
     * @param keys what decrypts, or {@code null} if nothing was given
     * @throws ImpossibleException if a key is not told
     * @throws IllegalArgumentException if a secret is written in the annotation itself
     */
    public Backups open(@Nullable BackupKeys keys, TestSettings settings) {
        Backups.Builder builder = Backups.builder().store(address);
        return (keys == null ? builder : new GivenKeys(keys, settings).addTo(builder)).build();
    }
}
