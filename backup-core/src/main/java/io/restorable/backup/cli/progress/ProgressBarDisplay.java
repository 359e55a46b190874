package io.restorable.backup.cli.progress;

import io.restorable.backup.cli.report.Amounts;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressEvent;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Draws one bar for each part of the operation, on standard error. */
final class ProgressBarDisplay implements ProgressDisplay {

    private static final long BYTES_PER_STEP = 1_000_000;
    private static final int UPDATE_MILLIS = 200;

    private final Notes notes = new Notes(System.err::println);
    private @Nullable ProgressBar bar;

    @Override
    public synchronized void on(ProgressEvent event) {
        if (event instanceof ProgressEvent.Started started) {
            finish();
            notes.started(started);
        } else if (event instanceof ProgressEvent.PhaseStarted started) {
            begin(started);
        } else if (event instanceof ProgressEvent.Advanced advanced) {
            advance(advanced.progress());
        } else if (event instanceof ProgressEvent.Warned warned) {
            finish();
            notes.warned(warned);
        } else if (event instanceof ProgressEvent.Alarmed alarmed) {
            finish();
            notes.alarmed(alarmed);
        } else if (event instanceof ProgressEvent.Completed) {
            finish();
        } else if (event instanceof ProgressEvent.Failed) {
            finish();
            notes.failed();
        }
    }

    private void begin(ProgressEvent.PhaseStarted event) {
        finish();
        bar = new ProgressBarBuilder()
                .setTaskName(PhaseWords.of(event))
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" MB", BYTES_PER_STEP)
                .setInitialMax(Math.max(0, event.progress().expected().bytes()))
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new DelegatingProgressBarConsumer(ProgressBarDisplay::draw))
                .clearDisplayOnFinish()
                .build();
        advance(event.progress());
    }

    /** Always on the same line; the library's own way leaves an empty one for each bar. */
    private static void draw(String line) {
        System.err.print('\r' + line);
        System.err.flush();
    }

    private void advance(Progress progress) {
        if (bar != null) {
            bar.maxHint(Math.max(progress.expected().bytes(), progress.bytes()));
            bar.stepTo(progress.bytes());
            bar.setExtraMessage(" " + Amounts.count(progress.rows(), "row"));
        }
    }

    @Override
    public synchronized void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
