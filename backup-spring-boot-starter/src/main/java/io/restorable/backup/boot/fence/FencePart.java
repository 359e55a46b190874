package io.restorable.backup.boot.fence;

/**
 * Something of an application that holds still while its database is restored, or has to be renewed afterwards. All
 * beans of this type take part: they are closed in their order ({@code @Order}) and opened in the opposite one. Those that
 * come with the starter have orders from 100 (readiness) to 500 (migrations); one without an order is closed last and
 * opened first. Called by one thread at a time, always in the order of these methods.
 */
public interface FencePart {

    /** What reports call it: {@code scheduled tasks}. */
    String name();

    /**
     * Holds still. Called before the restore.
     *
     * @throws Exception if it cannot; then nothing is restored, and all parts are opened again
     */
    default void close(FencedDatabase database) throws Exception {}

    /**
     * Brings what was restored up to what the application needs. The application's own pool may be suspended: work with
     * {@link FencedDatabase#past} instead. Not called if the restore failed.
     *
     * @throws Exception if the application cannot live with the database; then the former one is brought back
     */
    default void restored(FencedDatabase database) throws Exception {}

    /**
     * Goes on, with whatever database there is now. Called whenever {@link #close} was, also if that failed.
     *
     * @throws Exception if it cannot, which is reported; the other parts are opened all the same
     */
    default void open(FencedDatabase database) throws Exception {}
}
