package io.restorable.backup.restore.swap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.sql.DataSource;

/** Inserts rows one by one, each committed by itself, and connects again whenever the connection is gone. */
final class WritingClient implements AutoCloseable {

    private final DataSource source;
    private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
    private final Thread thread = new Thread(this::work, "writing-client");
    private volatile boolean stopped;
    private int next = 1_000;

    WritingClient(DataSource source) {
        this.source = source;
        thread.start();
    }

    /** The ids of the rows whose commit the server confirmed. */
    Set<Integer> acknowledged() {
        return acknowledged;
    }

    private void work() {
        while (!stopped) {
            try (Connection connection = source.getConnection();
                    var insert = connection.prepareStatement("INSERT INTO sales.orders VALUES (?)")) {
                while (!stopped) {
                    next++;
                    insert.setInt(1, next);
                    insert.executeUpdate();
                    acknowledged.add(next);
                }
            } catch (SQLException gone) {
                // that row may be there or not; the next one has another id
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Waits until the last row is in, or is known not to be. */
    void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
