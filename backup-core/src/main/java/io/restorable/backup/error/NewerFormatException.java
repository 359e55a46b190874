package io.restorable.backup.error;

/** A backup was written in a format that this version does not know; nothing of it was read. */
public final class NewerFormatException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final String requiredVersion;

    /**
     * @param backup the backup's name
     * @param format the format version that was found
     * @param known the newest format version that can be read
     * @param requiredVersion the version of this tool that wrote it
     */
    public NewerFormatException(String backup, int format, int known, String requiredVersion) {
        super(
                "Backup '" + backup + "' has format " + format + "; this version reads formats up to " + known + ".",
                "Use version " + requiredVersion + " or newer to read it.");
        this.requiredVersion = requiredVersion;
    }

    /** The version of this tool that wrote the backup. */
    public String requiredVersion() {
        return requiredVersion;
    }
}
