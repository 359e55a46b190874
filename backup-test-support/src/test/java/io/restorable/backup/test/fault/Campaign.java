package io.restorable.backup.test.fault;

import static org.assertj.core.api.Assertions.fail;

import io.restorable.backup.test.database.embedded.PostgresServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Tries one step again and again, each time with another fault, on several benches at a time. */
final class Campaign {

    private static final boolean VERBOSE = Boolean.getBoolean("restorable.faults.verbose");

    private static final int LANES = 3;

    /**
     * A server for each lane: DROP DATABASE waits until every session of its server has listened (since PostgreSQL 15),
     * and a session in the middle of COPY that was made to fall silent listens to nobody.
     */
    private static final List<PostgresServer> SERVERS = new ArrayList<>();

    private final FaultTally tally;

    Campaign(FaultTally tally) {
        this.tally = tally;
    }

    private static synchronized PostgresServer server(int lane) {
        while (SERVERS.size() <= lane) {
            PostgresServer newest = PostgresServer.newest();
            SERVERS.add(SERVERS.isEmpty() ? newest : PostgresServer.start(newest.major(), Map.of()));
        }
        return SERVERS.get(lane);
    }

    /**
     * Learns from attempts without faults which faults there can be, then tries the step with each.
     *
     * @param scout finds the fault points
     */
    void run(Function<Bench, Step> steps, Function<Scout, List<FaultPoint>> scout) throws Exception {
        Queue<FaultPoint> points;
        try (var bench = new Bench(server(0));
                Step step = steps.apply(bench)) {
            points = new ConcurrentLinkedQueue<>(scout.apply(new Scout(bench, step)));
            points.forEach(point -> tally.plan(step.name(), point.kind()));
        }
        var violations = Collections.synchronizedList(new ArrayList<String>());
        var executor = Executors.newFixedThreadPool(LANES);
        try {
            var running = new ArrayList<Future<?>>();
            for (int lane = 0; lane < LANES; lane++) {
                PostgresServer server = server(lane);
                running.add(executor.submit(() -> workOff(server, steps, points, violations)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failure) {
            throw new AssertionError("The bench itself broke", failure.getCause());
        } finally {
            executor.shutdownNow();
        }
        if (!violations.isEmpty()) {
            fail(violations.size() + " violations:\n" + String.join("\n", violations));
        }
    }

    private void workOff(
            PostgresServer server, Function<Bench, Step> steps, Queue<FaultPoint> points, List<String> violations) {
        try (var bench = new Bench(server);
                Step step = steps.apply(bench)) {
            for (FaultPoint point = points.poll(); point != null; point = points.poll()) {
                long began = System.nanoTime();
                Attempt.Result result = new Attempt(bench, step).run(point);
                if (result.struck()) {
                    tally.add(step.name(), point.kind(), result.succeeded());
                }
                if (VERBOSE) {
                    System.out.printf(
                            "%5d ms %s %s: %s%n",
                            (System.nanoTime() - began) / 1_000_000,
                            step.name(),
                            point,
                            !result.struck() ? "not reached" : result.succeeded() ? "succeeded" : result.message());
                }
                for (String violation : result.violations()) {
                    violations.add(step.name() + ", " + point + ": " + violation);
                }
            }
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
