package io.restorable.backup.test.fault;

import io.restorable.backup.test.fault.FaultyProxy.Break;
import io.restorable.backup.test.fault.FaultyProxy.Kind;
import io.restorable.backup.test.fault.FaultyProxy.Moment;
import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.FaultEffect;
import io.restorable.backup.test.storage.StoreOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Finds out where a step can be hit, by doing it without faults. */
final class Scout {

    private final Bench bench;
    private final Step step;
    private List<String> seen = List.of();
    private int bytes;

    Scout(Bench bench, Step step) {
        this.bench = bench;
        this.step = step;
    }

    /**
     * Calls of the store.
     *
     * @param most how many at most: the last ones of all, where things are sealed, and others by chance
     */
    List<FaultPoint> ofStore(FaultEffect effect, int most, long seed) {
        var calls = Collections.synchronizedList(new ArrayList<String>());
        Fault note = (StoreOperation operation, String key) -> {
            calls.add(operation + " " + key);
            return false;
        };
        attempt(() -> bench.store.fail(note.with(effect)));
        return chosen(calls.size(), most, seed).stream()
                .map(number -> (FaultPoint) new FaultPoint.OfStore(effect, number, calls.get(number)))
                .toList();
    }

    /** Positions in the stream of bytes to and from the server: near both ends, and by chance. */
    List<FaultPoint> ofBytes(Kind kind, int most, long seed) {
        listen();
        var positions = new TreeSet<>(List.of(1, 300, bytes - 300, bytes - 1));
        new Random(seed).ints(Math.max(0, most - positions.size()), 0, bytes).forEach(positions::add);
        return positions.stream()
                .map(position -> (FaultPoint)
                        new FaultPoint.OfNetwork(new Break(kind, Moment.BYTE, position, ""), "of " + bytes))
                .toList();
    }

    /** Requests to the server by chance. */
    List<FaultPoint> ofRequests(Kind kind, Moment moment, int most, long seed) {
        List<String> requests = requests();
        return chosen(requests.size(), most, seed).stream()
                .map(number -> request(kind, moment, number, requests))
                .toList();
    }

    /** The first request to the server that contains a text, and the last one. */
    List<FaultPoint> ofRequests(Kind kind, Moment moment, String text) {
        List<String> requests =
                requests().stream().filter(request -> request.contains(text)).toList();
        var points = new ArrayList<FaultPoint>();
        for (int number = 0; number < requests.size(); number++) {
            if (number > 0 && number < requests.size() - 1) {
                continue;
            }
            points.add(new FaultPoint.OfNetwork(new Break(kind, moment, number, text), requests.get(number)));
        }
        return points;
    }

    private static FaultPoint request(Kind kind, Moment moment, int number, List<String> requests) {
        return new FaultPoint.OfNetwork(new Break(kind, moment, number, ""), requests.get(number));
    }

    private List<String> requests() {
        listen();
        return seen;
    }

    /** What passes without faults is much the same each time, and looked at once. */
    private void listen() {
        if (seen.isEmpty()) {
            attempt(() -> bench.proxy.plan(null, () -> {}));
            seen = bench.proxy.requests();
            bytes = (int) bench.proxy.bytes();
        }
    }

    private void attempt(Runnable arm) {
        bench.reset();
        step.prepare();
        arm.run();
        step.attempt();
        bench.store.fail(Fault.NONE);
        List<String> violations = step.violations(null);
        if (!violations.isEmpty()) {
            throw new IllegalStateException(step.name() + " goes wrong without a fault: " + violations);
        }
    }

    private static List<Integer> chosen(int size, int most, long seed) {
        var all = new ArrayList<Integer>();
        for (int number = 0; number < size; number++) {
            all.add(number);
        }
        if (size <= most) {
            return all;
        }
        var chosen = new TreeSet<>(all.subList(size - most / 3, size));
        Collections.shuffle(all, new Random(seed));
        for (int number : all) {
            if (chosen.size() < most) {
                chosen.add(number);
            }
        }
        return List.copyOf(chosen);
    }
}
