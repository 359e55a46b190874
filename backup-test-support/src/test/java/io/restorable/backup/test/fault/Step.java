package io.restorable.backup.test.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is tried while something else fails. Used by one thread at a time. */
interface Step extends AutoCloseable {

    /** What people call it. */
    String name();

    /** Makes everything as it was before the first try. */
    void prepare();

    /** Tries it; whatever it throws is looked at. */
    void attempt();

    /**
     * Looks what has become of the databases and the store, with no fault at work any more.
     *
     * @param failure what the attempt threw, or {@code null} if it succeeded
     * @return what is not as it should be; each a full sentence
     */
    List<String> violations(@Nullable Throwable failure);

    /** Names that a message about a failure may name the failed thing by. */
    List<String> subjects();

    /** Whether it may go on without a word when this is read wrongly, as nothing rests on it. */
    default boolean mayOverlook(FaultPoint point) {
        return false;
    }

    @Override
    default void close() {}
}
