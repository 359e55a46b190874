package io.restorable.backup.cli.progress;

import io.restorable.backup.event.Operation;
import io.restorable.backup.event.ProgressEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Prints warnings once: at once, or, where the report has them too, only when there will be no report. */
final class Notes {

    private final Consumer<String> line;
    private final List<String> held = new ArrayList<>();
    private boolean begun;

    Notes(Consumer<String> line) {
        this.line = line;
    }

    /** A backup within another operation is the one for safety. */
    void started(ProgressEvent.Started event) {
        if (begun && event.operation() == Operation.DUMP) {
            line.accept("First a backup of what " + event.subject() + " holds now:");
        }
        begun = true;
    }

    void warned(ProgressEvent.Warned event) {
        String note = "Note: " + event.message();
        if (event.operation() == Operation.RESTORE) {
            held.add(note);
        } else {
            line.accept(note);
        }
    }

    /** Said again by no report for people. */
    void alarmed(ProgressEvent.Alarmed event) {
        line.accept("ALARM: " + event.message());
    }

    void failed() {
        held.forEach(line);
        held.clear();
    }
}
