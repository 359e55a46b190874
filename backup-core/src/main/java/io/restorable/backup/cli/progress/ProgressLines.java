package io.restorable.backup.cli.progress;

import io.restorable.backup.cli.report.Amounts;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Prints a line when a part begins, and one now and then in between: for logs. */
final class ProgressLines implements ProgressDisplay {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final Notes notes;
    private Instant next = Instant.MIN;

    ProgressLines(PrintWriter err) {
        this.err = err;
        this.notes = new Notes(err::println);
    }

    @Override
    public void on(ProgressEvent event) {
        if (event instanceof ProgressEvent.Started started) {
            notes.started(started);
        } else if (event instanceof ProgressEvent.PhaseStarted started) {
            err.println(PhaseWords.of(started) + " …");
            next = event.at().plus(PAUSE);
        } else if (event instanceof ProgressEvent.Warned warned) {
            notes.warned(warned);
        } else if (event instanceof ProgressEvent.Alarmed alarmed) {
            notes.alarmed(alarmed);
        } else if (event instanceof ProgressEvent.Failed) {
            notes.failed();
        } else if (event instanceof ProgressEvent.Advanced advanced
                && !event.at().isBefore(next)) {
            err.println("  " + describe(advanced.progress()));
            next = event.at().plus(PAUSE);
        }
    }

    private static String describe(Progress progress) {
        String rows = progress.rows() == 0 ? "" : Amounts.count(progress.rows(), "row") + ", ";
        String done = rows + Amounts.bytes(progress.bytes());
        Duration remaining = progress.remaining();
        String percent = progress.fraction() > 0 ? " (%d %%)".formatted(Math.round(progress.fraction() * 100)) : "";
        return done + percent + (remaining == null ? "" : ", about " + Amounts.duration(remaining) + " to go");
    }

    @Override
    public void finish() {
        err.flush();
    }
}
