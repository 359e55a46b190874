package io.restorable.backup.storage.s3;

/** Which requests a server makes only where there is no object of the name yet ({@code If-None-Match: *}). */
enum CreateCondition {
    /** Puts of whole objects, and the completion of uploads in parts. */
    ALWAYS,
    /** Puts of whole objects only. */
    PUT,
    /** None: we look before, and a second writer at the same moment is not seen. */
    NEVER
}
