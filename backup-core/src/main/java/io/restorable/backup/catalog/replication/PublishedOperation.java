package io.restorable.backup.catalog.replication;

/** What changes a publication sends, in the order pg_dump names them. */
public enum PublishedOperation {
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE
}
