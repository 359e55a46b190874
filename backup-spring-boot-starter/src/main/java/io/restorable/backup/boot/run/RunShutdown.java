package io.restorable.backup.boot.run;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Lets running work come to an end before the application does: within a grace period by itself, then cancelled, which
 * leaves nothing behind. Stops before web servers and pools do, as its phase is the last.
 */
public final class RunShutdown implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final PlanRuns runs;
    private final Duration grace;
    private volatile boolean running;

    /**
     * @param runs what is to end
     * @param grace how long it may take by itself
     */
    public RunShutdown(PlanRuns runs, Duration grace) {
        this.runs = runs;
        this.grace = grace;
    }

    @Override
    public void start() {
        runs.reopen();
        running = true;
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        var waiting = new Thread(
                () -> {
                    try {
                        runs.close(grace, PATIENCE);
                    } finally {
                        callback.run();
                    }
                },
                "backup-shutdown");
        waiting.setDaemon(true);
        waiting.start();
    }

    @Override
    public void stop() {
        running = false;
        runs.close(grace, PATIENCE);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
