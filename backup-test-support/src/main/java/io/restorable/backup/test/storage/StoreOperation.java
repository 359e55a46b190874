package io.restorable.backup.test.storage;

/** What can fail in a {@link FaultyStore}. */
public enum StoreOperation {
    /** An upload is begun. */
    PUT,
    /** Bytes are sent. */
    WRITE,
    /** An upload is committed, and nothing is stored. */
    COMMIT,
    /** An upload is committed and stored, but the answer is lost. */
    COMMIT_ANSWER,
    /** An object is opened. */
    GET,
    /** Bytes of an object are read. */
    READ,
    /** An object is looked up. */
    FIND,
    /** Objects are listed. */
    LIST,
    /** Objects are deleted. */
    DELETE,
    /** What was committed is made durable. */
    SYNC
}
