package io.restorable.backup.storage;

/** What not every kind of store can do; a store declares the ones it has. */
public enum StoreFeature {
    /** {@link PutOptions#ifAbsent} is decided by the store itself, so that of two writers exactly one wins. */
    CONDITIONAL_CREATE,
    /** Deleted and replaced objects can be had back for some time. */
    VERSIONING,
    /** {@link PutOptions#lockedUntil} is kept: nobody can delete or replace the object before. */
    OBJECT_LOCK,
    /** Objects are copied within the store without passing through this process. */
    SERVER_SIDE_COPY
}
