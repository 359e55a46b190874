package io.restorable.backup.verify;

/**
 * Something that a verification found out about one part of a backup.
 *
 * @param kind what sort of thing
 * @param subject which part: an object by its name, or a table or sequence as people write it
 * @param detail the rest of a sentence that begins with the subject: "ends after 12 of 40 bytes"
 */
public record Finding(Kind kind, String subject, String detail) {

    /** What can be found. */
    public enum Kind {
        /** An object that was sealed is not there, differs, or is longer or shorter. */
        DAMAGED_OBJECT(true),
        /** The store failed to give an object, so that nothing is known of it. */
        UNREADABLE_OBJECT(true),
        /** An object is what was sealed, and yet not what an archive needs. */
        UNREADABLE_ARCHIVE(true),
        /** Rows, large objects or sequences are not the ones that the manifest tells of. */
        DIFFERENT_CONTENTS(true),
        /** The backup could not be restored. */
        NOT_RESTORED(true),
        /** A definition is missing from the restored database, is one too many there, or reads otherwise. */
        DIFFERENT_SCHEMA(true),
        /** The team's own check of the restored database failed. */
        FAILED_CHECK(true),
        /** An object lies in the backup's folder that was not sealed; nothing reads it. */
        EXTRA_OBJECT(false);

        private final boolean failure;

        Kind(boolean failure) {
            this.failure = failure;
        }

        /** Whether a backup with such a finding must not be relied on. */
        public boolean isFailure() {
            return failure;
        }
    }

    @Override
    public String toString() {
        return subject + " " + detail;
    }
}
