package io.restorable.backup.cli.progress;

import io.restorable.backup.event.ProgressListener;
import java.io.Console;
import java.io.PrintWriter;

/** Shows how an operation gets on: a bar where somebody looks at a terminal, plain lines otherwise. */
public interface ProgressDisplay extends ProgressListener, AutoCloseable {

    /** The display that fits where this process runs. */
    static ProgressDisplay on(PrintWriter err) {
        return isTerminal() ? new ProgressBarDisplay() : new ProgressLines(err);
    }

    /** Ends the display, so that what is printed next stands on lines of its own. May be called again. */
    void finish();

    @Override
    default void close() {
        finish();
    }

    // From Java 22 on there is a console without a terminal, too, and a method that tells.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null || System.getenv("TERM") == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }
}
