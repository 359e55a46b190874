package io.restorable.backup.boot.event;

import io.restorable.backup.BackupReport;
import io.restorable.backup.PruneReport;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.boot.run.RunListener;
import io.restorable.backup.boot.run.RunState;
import io.restorable.backup.boot.run.Work;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.event.ProgressEvent;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the application's event listeners of backups. */
public final class BackupEventPublisher implements RunListener {

    private final ApplicationEventPublisher events;

    /** @param events the application's */
    public BackupEventPublisher(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Not when the run begins: it may have to give way to another one. */
    @Override
    public void progressed(Run run, ProgressEvent event) {
        if (run.work() == Work.BACKUP && event instanceof ProgressEvent.Started started) {
            events.publishEvent(
                    new BackupStarted(run.id(), run.plan().name(), run.trigger(), started.at(), started.subject()));
        }
    }

    @Override
    public void ended(Run run) {
        String plan = run.plan().name();
        Instant at = run.endedAt().orElse(run.startedAt());
        run.result(PruneReport.class)
                .ifPresent(report -> events.publishEvent(new BackupPruned(run.id(), plan, run.trigger(), at, report)));
        if (run.work() == Work.DRILL) {
            tellOfDrill(run, plan, at);
        }
        if (run.work() != Work.BACKUP || run.state() == RunState.BUSY) {
            return;
        }
        run.result(BackupReport.class)
                .ifPresent(
                        report -> events.publishEvent(new BackupCompleted(run.id(), plan, run.trigger(), at, report)));
        run.failure()
                .ifPresent(
                        failure -> events.publishEvent(new BackupFailed(run.id(), plan, run.trigger(), at, failure)));
    }

    private void tellOfDrill(Run run, String plan, Instant at) {
        run.result(DrillReport.class)
                .ifPresent(
                        report -> events.publishEvent(new DrillCompleted(run.id(), plan, run.trigger(), at, report)));
        run.failure()
                .ifPresent(failure -> events.publishEvent(new DrillFailed(run.id(), plan, run.trigger(), at, failure)));
    }
}
