package io.restorable.backup.rescue;

/** How extracted rows are written. */
public enum ExtractFormat {
    /** As {@code COPY … TO … (FORMAT csv, HEADER)} writes them. */
    CSV,
    /** As they are stored: COPY's text format, tabs between values, {@code \N} for NULL. */
    COPY
}
