package io.restorable.backup.connect.stall;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches connections for silence. A long statement is silent, too, so silence alone proves nothing: only when the
 * server, asked through another connection, says that it has lost our session, or that it waits for us while we wait for
 * it, is the connection given up. Safe for use by many threads.
 */
public final class StallWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(StallWatch.class);

    private static final String WAITING = """
            SELECT pid, coalesce(wait_event_type = 'Client', false) AS for_client
              FROM pg_catalog.pg_stat_activity WHERE pid IN (%s)
            """;

    /** What is on its way when somebody looks has arrived by the next look. */
    private static final int LOOKS = 2;

    /** A server under load may take its time, even for a question that needs none. */
    private static final Duration LEAST_FOR_AN_ANSWER = Duration.ofSeconds(10);

    /** New connections may be refused for reasons that old ones do not care about. */
    private static final int UNANSWERED_LOOKS = 8;

    private final Duration limit;
    private final Connector other;
    private final Map<WatchedSocket, Integer> processes = new ConcurrentHashMap<>();
    private final Map<WatchedSocket, Suspicion> suspicions = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "restorable-stall-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> looking;

    /** Opens a connection with the given driver properties. */
    public interface Connector {
        Connection connect(Properties properties) throws SQLException;
    }

    private record Suspicion(WatchedSocket.Wait pending, String what, int looks) {}

    /**
     * @param limit how long a connection may be silent before the server is asked about it
     * @param other opens a connection to the same server as the same role, and closes nothing
     */
    public StallWatch(Duration limit, Connector other) {
        this.limit = limit;
        this.other = other;
        long pause = Math.max(1, limit.toMillis() / 4);
        this.looking = timer.scheduleWithFixedDelay(this::lookSafely, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Opens a connection that is watched until it is closed; one with a socket factory of the user's own is not. */
    public Connection connect(Properties properties, Connector connector) throws SQLException {
        if (properties.containsKey("socketFactory")) {
            return connector.connect(properties);
        }
        String name = UUID.randomUUID().toString();
        var sockets = new CopyOnWriteArrayList<WatchedSocket>();
        WatchedSocketFactory.announce(name, sockets::add);
        try {
            properties.setProperty("socketFactory", WatchedSocketFactory.class.getName());
            properties.setProperty("socketFactoryArg", name);
            Connection connection = connector.connect(properties);
            int process = processOf(connection, limit);
            sockets.stream().filter(socket -> !socket.isClosed()).forEach(socket -> processes.put(socket, process));
            return connection;
        } finally {
            WatchedSocketFactory.forget(name);
        }
    }

    /**
     * What the driver was told at the beginning may be a pooler's number. Nobody watches the connection before the answer
     * is there, so it gets a time of its own.
     */
    private static int processOf(Connection connection, Duration limit) throws SQLException {
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) Math.max(limit.toMillis(), LEAST_FOR_AN_ANSWER.toMillis()));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            rows.next();
            int process = rows.getInt(1);
            connection.setNetworkTimeout(Runnable::run, usual);
            return process;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException failure) {
            LOGGER.warn("Silent connections could not be looked at: {}", failure.toString());
        }
    }

    private void look() {
        processes.keySet().removeIf(WatchedSocket::isClosed);
        var silent = new HashMap<WatchedSocket, WatchedSocket.Wait>();
        processes.keySet().forEach(socket -> {
            WatchedSocket.Wait wait = socket.currentWait();
            if (wait != null && wait.length().compareTo(limit) > 0) {
                silent.put(socket, wait);
            }
        });
        suspicions.keySet().retainAll(silent.keySet());
        if (silent.isEmpty()) {
            return;
        }
        try {
            Map<Integer, Boolean> waiting =
                    ask(silent.keySet().stream().map(processes::get).toList());
            silent.forEach((socket, wait) -> judge(socket, wait, waiting.get(processes.get(socket))));
        } catch (SQLException failure) {
            boolean answered = failure instanceof PSQLException refused && refused.getServerErrorMessage() != null;
            if (!answered) {
                silent.forEach((socket, wait) ->
                        suspect(socket, wait, "and the server does not answer new connections", UNANSWERED_LOOKS));
            }
        }
    }

    /** @param forClient whether the server waits for us, or {@code null} if it does not know the session */
    private void judge(WatchedSocket socket, WatchedSocket.Wait wait, @Nullable Boolean forClient) {
        if (forClient == null) {
            suspect(socket, wait, "and the server has no such session any more", LOOKS);
        } else if (forClient) {
            suspect(socket, wait, "and the server waits for us", LOOKS);
        } else {
            suspicions.remove(socket);
        }
    }

    private void suspect(WatchedSocket socket, WatchedSocket.Wait wait, String what, int enough) {
        if (socket.currentWait() != wait) {
            suspicions.remove(socket);
            return;
        }
        Suspicion before = suspicions.get(socket);
        int looks = before != null && before.pending() == wait && before.what().equals(what) ? before.looks() + 1 : 1;
        suspicions.put(socket, new Suspicion(wait, what, looks));
        if (looks >= enough) {
            socket.giveUp("nothing has passed for " + wait.length().toSeconds() + " seconds, " + what);
        }
    }

    private Map<Integer, Boolean> ask(Collection<Integer> pids) throws SQLException {
        var answers = new HashMap<Integer, Boolean>();
        var properties = new Properties();
        String seconds = String.valueOf(Math.max(1, limit.toSeconds()));
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        List<String> numbers = new ArrayList<>();
        pids.forEach(pid -> numbers.add(pid.toString()));
        try (Connection connection = other.connect(properties);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(WAITING.formatted(String.join(", ", numbers)))) {
            while (rows.next()) {
                answers.put(rows.getInt("pid"), rows.getBoolean("for_client"));
            }
        }
        return answers;
    }

    /** Ends the watch; connections that are still open are not watched any more. */
    @Override
    public void close() {
        looking.cancel(true);
        timer.shutdownNow();
    }
}
