package io.restorable.backup.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets an operation clean up when the process is told to end, by Ctrl-C for instance: interrupts it, and holds the JVM
 * until it has removed what it began. A second Ctrl-C does not hurry it; kill -9 does.
 */
final class Cancellation extends Thread {

    private static final long PATIENCE_SECONDS = 60;

    private final Thread operation;
    private final PrintWriter err;
    private final CountDownLatch finished = new CountDownLatch(1);

    private Cancellation(Thread operation, PrintWriter err) {
        super("cancellation");
        this.operation = operation;
        this.err = err;
    }

    /** Waits for signals from now on. */
    static Cancellation onSignal(Thread operation, PrintWriter err) {
        var cancellation = new Cancellation(operation, err);
        Runtime.getRuntime().addShutdownHook(cancellation);
        return cancellation;
    }

    /** Nothing is left to be cancelled. */
    void finished() {
        finished.countDown();
    }

    @Override
    public void run() {
        if (finished.getCount() == 0) {
            return;
        }
        err.println();
        err.println("Cancelling, and removing what was begun …");
        operation.interrupt();
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                err.println("That takes too long; something may be left.");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
