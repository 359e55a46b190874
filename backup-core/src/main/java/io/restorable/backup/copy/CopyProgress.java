package io.restorable.backup.copy;

import io.restorable.backup.event.Operation;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.Totals;
import java.time.Clock;

/** Tells of copies into several stores at once as of one operation. Safe for use by many threads. */
public final class CopyProgress {

    private final ProgressReporter reporter;
    private long bytes;
    private long objects;

    /** @param subject what is copied where */
    public CopyProgress(String subject, ProgressListener listener, Clock clock) {
        this.reporter = new ProgressReporter(Operation.COPY, listener, clock);
        reporter.started(subject);
        reporter.phase(Phase.DATA);
    }

    /** Reports what a reader should know; a full sentence. */
    void warn(String message) {
        reporter.warn(message);
    }

    synchronized void expect(Totals more) {
        bytes += more.storedBytes();
        objects += more.objects();
        reporter.expect(new Progress.Expected(0, bytes, objects));
    }

    void passed(long more) {
        reporter.advance(0, more);
    }

    void done(String object, long itsBytes) {
        reporter.objectDone(object, 0, itsBytes);
    }

    /** Reports what a store does not hold. */
    public void failed(CopyReport report) {
        report.failures()
                .forEach(failed ->
                        warn("Backup " + failed.name() + " is not in " + report.store() + ": " + failed.problem()));
    }

    /** Reports the end; failures were told of before. */
    public void completed(String result) {
        reporter.completed(result);
    }
}
