package io.restorable.backup.test.storage;

import java.util.EnumSet;
import java.util.Set;

/** What becomes of a call of a {@link FaultyStore} that a {@link Fault} strikes. */
public enum FaultEffect {
    /** Nothing is done, and it throws. */
    FAIL(EnumSet.allOf(StoreOperation.class)),
    /** It is done, but throws: the answer was lost. */
    LOSE_ANSWER(EnumSet.of(StoreOperation.COMMIT, StoreOperation.DELETE, StoreOperation.SYNC)),
    /** Nothing is done, or nothing is found, and nobody is told. */
    FORGET(EnumSet.of(
            StoreOperation.WRITE,
            StoreOperation.COMMIT,
            StoreOperation.FIND,
            StoreOperation.LIST,
            StoreOperation.DELETE,
            StoreOperation.SYNC)),
    /** It is done twice: by a layer below that did not get the first answer. */
    REPEAT(EnumSet.of(
            StoreOperation.WRITE,
            StoreOperation.COMMIT,
            StoreOperation.READ,
            StoreOperation.LIST,
            StoreOperation.DELETE)),
    /** Half of it is done, and nobody is told. */
    SHORTEN(EnumSet.of(StoreOperation.WRITE, StoreOperation.READ, StoreOperation.LIST)),
    /** One bit arrives wrong. */
    FLIP(EnumSet.of(StoreOperation.WRITE, StoreOperation.READ)),
    /** It is done after a while. */
    DELAY(EnumSet.complementOf(EnumSet.of(StoreOperation.COMMIT_ANSWER)));

    private final Set<StoreOperation> operations;

    FaultEffect(Set<StoreOperation> operations) {
        this.operations = operations;
    }

    /** Whether such an operation can go wrong in this way. */
    public boolean concerns(StoreOperation operation) {
        return operations.contains(operation);
    }
}
