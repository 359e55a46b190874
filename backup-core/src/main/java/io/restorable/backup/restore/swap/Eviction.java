package io.restorable.backup.restore.swap;

import io.restorable.backup.connect.Session;
import io.restorable.backup.error.BackupException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the sessions in a database again and again, on a thread of its own, until told to stop. */
final class Eviction {

    private static final Logger LOGGER = LoggerFactory.getLogger(Eviction.class);
    private static final long PAUSE_MILLIS = 20;

    private final Session session;
    private final long database;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "restorable-eviction");
    private int ended;

    private Eviction(Session session, long database) {
        this.session = session;
        this.database = database;
    }

    /** @param session for this thread alone until {@link #stop} returns */
    static Eviction begin(Session session, long database) {
        var eviction = new Eviction(session, database);
        eviction.thread.start();
        return eviction;
    }

    private void work() {
        try {
            do {
                ended += ForeignSessions.end(session, database);
            } while (!stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (BackupException failure) {
            // the rename fails for those who stay, and says who they are
            LOGGER.warn("Sessions could not be ended: {}", failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the work; returns how many sessions were ended. May be called again. */
    int stop() {
        stop.countDown();
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }
}
