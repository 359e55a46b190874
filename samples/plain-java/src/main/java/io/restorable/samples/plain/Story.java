package io.restorable.samples.plain;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells on the console what was done, step by step, and how long each step took. */
final class Story {

    private final PrintStream console;
    private int step;
    private long begun = System.nanoTime();

    Story(PrintStream console) {
        this.console = console;
    }

    /** Ends a step, and begins the next. */
    void tell(String words) {
        var took = Duration.ofNanos(System.nanoTime() - begun);
        console.printf(Locale.ROOT, "%d. %-100s %5.1f s%n", ++step, words, took.toMillis() / 1000.0);
        begun = System.nanoTime();
    }

    /** Says something that is no step. */
    void say(String words) {
        console.println(words);
    }

    /** A number with a separator for thousands. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A number of bytes in megabytes. */
    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
