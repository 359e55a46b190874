package io.restorable.backup.restore;

import io.restorable.backup.archive.ArchiveSource;
import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.restore.role.KeptRoles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be restored: a sealed backup of a repository, or a folder that {@code pg_dump -Fd} wrote. Safe for use by
 * many threads.
 */
public final class SourceArchive {

    private final String name;
    private final TableOfContents contents;
    private final ArchiveSource files;
    private final @Nullable SealedBackup backup;

    private SourceArchive(String name, TableOfContents contents, ArchiveSource files, @Nullable SealedBackup backup) {
        this.name = name;
        this.contents = contents;
        this.files = files;
        this.backup = backup;
    }

    /**
     * Opens a sealed backup. Reads its table of contents, checksum included.
     *
     * @throws DamagedArchiveException if the table of contents cannot be read
     */
    public static SourceArchive of(SealedBackup backup) {
        return open(backup.name().toString(), backup::open, backup);
    }

    /**
     * Opens a folder that {@code pg_dump -Fd} wrote, or that a backup's objects were copied into. It has no manifest:
     * its files are checked for completeness, and its rows are compared with what was loaded.
     *
     * @throws DamagedArchiveException if it is not such a folder
     */
    public static SourceArchive ofDirectory(Path folder) {
        return open(folder.toString(), file -> Files.newInputStream(folder.resolve(file)), null);
    }

    private static SourceArchive open(String name, ArchiveSource files, @Nullable SealedBackup backup) {
        try {
            return new SourceArchive(name, DataFileReader.readTableOfContents(files), files, backup);
        } catch (IOException failure) {
            throw new DamagedArchiveException("toc.dat", String.valueOf(failure.getMessage()), failure);
        }
    }

    /** The backup's name, or the folder. */
    public String name() {
        return name;
    }

    /** The archive's table of contents. */
    public TableOfContents contents() {
        return contents;
    }

    /** What the backup says of itself, or {@code null} for an archive of pg_dump's. */
    public @Nullable Manifest manifest() {
        return backup == null ? null : backup.manifest();
    }

    /** The sealed backup, or {@code null} for an archive of pg_dump's. */
    @Nullable
    SealedBackup backup() {
        return backup;
    }

    /**
     * The definitions of roles that it holds; none if it was not asked to keep them.
     *
     * @throws DamagedArchiveException if they cannot be read
     */
    KeptRoles roles() {
        Manifest manifest = manifest();
        boolean kept = manifest == null
                || manifest.objects().stream().anyMatch(object -> object.name().equals(BackupContents.ROLES_OBJECT));
        if (!kept) {
            return KeptRoles.NONE;
        }
        try (InputStream stored = files.open(BackupContents.ROLES_OBJECT)) {
            return KeptRoles.parse(new String(stored.readAllBytes(), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return KeptRoles.NONE;
        } catch (IOException failure) {
            throw new DamagedArchiveException(
                    BackupContents.ROLES_OBJECT, String.valueOf(failure.getMessage()), failure);
        }
    }

    /** The archive's files, as they are stored. */
    public ArchiveSource files() {
        return files;
    }
}
