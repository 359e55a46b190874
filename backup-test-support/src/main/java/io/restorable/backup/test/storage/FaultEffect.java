package io.restorable.backup.test.storage;

/** What becomes of a call of a {@link FaultyStore} that a {@link Fault} strikes. */
public enum FaultEffect {
    /** Nothing is done, and it throws. */
    FAIL,
    /** It is done, but throws: the answer was lost. */
    LOSE_ANSWER,
    /** Nothing is done, or nothing is found, and nobody is told. */
    FORGET,
    /** It is done twice: by a layer below that did not get the first answer. */
    REPEAT,
    /** Half of it is done, and nobody is told. */
    SHORTEN,
    /** One bit arrives wrong. */
    FLIP,
    /** It is done after a while. */
    DELAY;

    /** Whether such an operation can go wrong in this way. */
    public boolean concerns(StoreOperation operation) {
        return switch (operation) {
            case PUT, GET -> this == FAIL || this == DELAY;
            case WRITE -> this != LOSE_ANSWER;
            case READ -> this != LOSE_ANSWER && this != FORGET;
            case COMMIT, DELETE -> this != SHORTEN && this != FLIP;
            case COMMIT_ANSWER -> this == FAIL;
            case FIND -> this == FAIL || this == FORGET || this == DELAY;
            case LIST -> this != LOSE_ANSWER && this != FLIP;
            case SYNC -> this == FAIL || this == LOSE_ANSWER || this == FORGET || this == DELAY;
        };
    }
}
