package io.restorable.backup.event;

import java.time.Instant;

/** Something that happened in an operation. */
public sealed interface ProgressEvent {

    /** What is being done. */
    Operation operation();

    /** When it happened. */
    Instant at();

    /**
     * The first event.
     *
     * @param operation what is being done
     * @param at when it happened
     * @param subject on what: a database or a backup, by name
     */
    record Started(Operation operation, Instant at, String subject) implements ProgressEvent {}

    /**
     * A part of the operation begins, and the one before has ended.
     *
     * @param operation what is being done
     * @param at when it happened
     * @param phase which part
     * @param progress how far the operation is, with what is expected by now
     */
    record PhaseStarted(Operation operation, Instant at, Phase phase, Progress progress) implements ProgressEvent {}

    /**
     * Rows and bytes have passed; comes a few times a second at most.
     *
     * @param operation what is being done
     * @param at when it happened
     * @param progress how far the operation is
     */
    record Advanced(Operation operation, Instant at, Progress progress) implements ProgressEvent {}

    /**
     * One table, index, object or the like is done.
     *
     * @param operation what is being done
     * @param at when it happened
     * @param object its name, as people write it: {@code public.orders}
     * @param rows how many rows it has; 0 where it has none
     * @param bytes how many plain bytes it has; 0 where it has none
     */
    record ObjectDone(Operation operation, Instant at, String object, long rows, long bytes) implements ProgressEvent {}

    /**
     * Something that a reader should know, though the operation goes on.
     *
     * @param operation what is being done
     * @param at when it happened
     * @param message a full sentence
     */
    record Warned(Operation operation, Instant at, String message) implements ProgressEvent {}

    /**
     * A backup was made, and it is good, but so unlike an earlier one that somebody should look at the database. Comes
     * before {@link Completed}, once for each thing that is alarming; of very many, the first.
     *
     * @param operation what is being done
     * @param at when it happened
     * @param backup the backup's name
     * @param message a full sentence
     */
    record Alarmed(Operation operation, Instant at, String backup, String message) implements ProgressEvent {}

    /**
     * The last event of an operation that succeeded.
     *
     * @param operation what was done
     * @param at when it happened
     * @param result what came of it: the name of a backup or a database
     * @param progress what was done in all
     */
    record Completed(Operation operation, Instant at, String result, Progress progress) implements ProgressEvent {}

    /**
     * The last event of an operation that failed.
     *
     * @param operation what was tried
     * @param at when it happened
     * @param failure why; its message is safe to show
     */
    record Failed(Operation operation, Instant at, RuntimeException failure) implements ProgressEvent {}
}
