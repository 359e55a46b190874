package io.restorable.backup.archive;

import io.restorable.backup.error.BackupException;
import org.jspecify.annotations.Nullable;

/** A file of an archive does not hold what its format demands: damaged, cut off, or not written by pg_dump or us. */
public final class DamagedArchiveException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final String fileName;

    /**
     * @param fileName the file within the archive
     * @param detail what is wrong with it; a clause without a full stop
     */
    public DamagedArchiveException(String fileName, String detail) {
        this(fileName, detail, null);
    }

    /**
     * @param fileName the file within the archive
     * @param detail what is wrong with it; a clause without a full stop
     * @param cause the failure underneath, or {@code null} where there is none
     */
    public DamagedArchiveException(String fileName, String detail, @Nullable Throwable cause) {
        super(
                "The archive file " + fileName + " cannot be read: " + detail + ".",
                "Fetch it again, compare it with its checksum, or use another copy or an older backup.",
                cause);
        this.fileName = fileName;
    }

    /** The file within the archive. */
    public String fileName() {
        return fileName;
    }
}
